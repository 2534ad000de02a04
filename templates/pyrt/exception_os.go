package pyrt

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// osErrorText is str(e) of an OSError with errno, text and perhaps file names.
func osErrorText(e *Exception) string {
	text := "[Errno " + Str(e.Args[0]) + "] " + Str(e.Args[1])
	if len(e.Args) > 2 && e.Args[2] != nil {
		text += ": " + Repr(e.Args[2])
		if len(e.Args) > 4 && e.Args[4] != nil {
			text += " -> " + Repr(e.Args[4])
		}
	}
	return text
}

// OSErrorOf returns the OSError that CPython raises where package os returns err:
// its class follows from the error number.
func OSErrorOf(err error) *Exception {
	var number syscall.Errno
	if !errors.As(err, &number) {
		return OSError.New(err.Error())
	}
	text := []byte(number.Error()) // as the C library has it, but for the capital
	text[0] = upperByte(text[0])
	args := []Value{int(number), string(text)}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		args = append(args, path.Path)
	case errors.As(err, &link):
		args = append(args, link.Old, nil, link.New)
	}
	return osErrorClass(number).New(args...)
}

// OSErrorClass returns the class of what OSError makes of an error number.
func OSErrorClass(number int) *Class { return osErrorClass(syscall.Errno(number)) }

// osErrorClass returns the subclass of OSError for an error number.
// https://docs.python.org/3.11/library/exceptions.html#os-exceptions
func osErrorClass(number syscall.Errno) *Class {
	switch number {
	case syscall.ENOENT:
		return FileNotFoundError
	case syscall.EEXIST:
		return FileExistsError
	case syscall.EACCES, syscall.EPERM:
		return PermissionError
	case syscall.EISDIR:
		return IsADirectoryError
	case syscall.ENOTDIR:
		return NotADirectoryError
	case syscall.EINTR:
		return InterruptedError
	case syscall.EPIPE, syscall.ESHUTDOWN:
		return BrokenPipeError
	case syscall.EAGAIN, syscall.EALREADY, syscall.EINPROGRESS:
		return BlockingIOError
	case syscall.ECHILD:
		return ChildProcessError
	case syscall.ESRCH:
		return ProcessLookupError
	case syscall.ETIMEDOUT:
		return TimeoutError
	case syscall.ECONNREFUSED:
		return ConnectionRefusedError
	case syscall.ECONNRESET:
		return ConnectionResetError
	case syscall.ECONNABORTED:
		return ConnectionAbortedError
	}
	return OSError
}
