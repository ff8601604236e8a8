/** Under it the id of whoever was deleted, of 16 letters, and their name, '' where they had none, wait for the page that is loaded then. */
export const GONE = 'cr-gone'
