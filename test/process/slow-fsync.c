/*
 * A disk that takes its time. Preloaded, every fsync and fdatasync of the process takes as many milliseconds longer as the file
 * named by SLOW_FSYNC says, while there is such a file. Once it is deleted, what still waits waits no longer.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int slowness_ms(void)
{
	const char *path = getenv("SLOW_FSYNC");
	FILE *file = path ? fopen(path, "r") : NULL;
	int ms = 0;
	if (!file)
		return 0;
	if (fscanf(file, "%d", &ms) != 1)
		ms = 0;
	fclose(file);
	return ms;
}

static void take_time(void)
{
	for (int passed_ms = 0; passed_ms < slowness_ms(); passed_ms += 10)
		usleep(10 * 1000);
}

int fsync(int fd)
{
	int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
	take_time();
	return real(fd);
}

int fdatasync(int fd)
{
	int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
	take_time();
	return real(fd);
}
