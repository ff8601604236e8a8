/*
 * btvirt asks the kernel for its crypto sockets (AF_ALG) and gives up without a word where there are none, as in
 * small virtual machines. Preloaded, this answers such a socket with /dev/null; only LE encryption is lost.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>

int socket(int domain, int type, int protocol)
{
	int (*real)(int, int, int) = dlsym(RTLD_NEXT, "socket");
	return domain == AF_ALG ? open("/dev/null", O_RDWR) : real(domain, type, protocol);
}

int bind(int fd, const struct sockaddr *address, socklen_t length)
{
	int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "bind");
	return address->sa_family == AF_ALG ? 0 : real(fd, address, length);
}
