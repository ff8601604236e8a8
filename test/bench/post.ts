import { once } from 'node:events'
import { connect } from 'node:net'

/** Requests on one open connection, one after the other, with next to nothing of a client in front of them. */
export interface Poster {
  /** Resolves once it was answered with this status, 200 unless another is named. */
  send(method: 'POST' | 'PUT', path: string, body: object, status?: number): Promise<void>
  close(): void
}

export async function openPoster(url: string): Promise<Poster> {
  const { host, hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.setNoDelay(true)
  await once(socket, 'connect')
  return {
    async send(method, path, body, status = 200) {
      const json = JSON.stringify(body)
      const answered = answerOn(socket)
      socket.write(
        `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
      )
      const answer = await answered
      if (!answer.startsWith(`HTTP/1.1 ${status}`)) throw new Error(`${path}: ${answer}`)
    },
    close: () => socket.destroy(),
  }
}

/** The next whole answer, headers and all. */
function answerOn(socket: ReturnType<typeof connect>): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const read = (chunk: Buffer): void => {
      text += chunk.toString()
      const head = text.indexOf('\r\n\r\n')
      const length = /content-length: (\d+)/i.exec(text)?.[1]
      if (head < 0 || Buffer.byteLength(text.slice(head + 4)) < Number(length ?? 0)) return
      socket.off('data', read)
      resolve(text)
    }
    socket.on('data', read)
  })
}
