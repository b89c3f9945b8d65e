"""Give up rights for good: called once in the worker, after its imports and before it reads a stranger's file.

What holds where is told in docs/sandbox.md. Each restraint that took effect is named in the return value; one that
the system refuses is left out of it and the work goes on with the others, because a school's computer may run under
a service that forbids, say, filters of its own. Source: Linux manual pages prctl(2), seccomp(2), setrlimit(2);
uapi headers audit.h, filter.h, seccomp.h and unistd.h for the numbers.
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys
from collections.abc import Iterable

_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 4, 22, 38
_SECCOMP_MODE_FILTER = 2
_ALLOW, _KILL_PROCESS, _REFUSE_EPERM = 0x7FFF0000, 0x80000000, 0x00050001
_REFUSE_ENOSYS = 0x00050026  # "there is no such call": the C library then takes the older one
_LOAD_WORD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06  # classic BPF: ld [k], jeq #k, ret #k
_OFFSET_NUMBER, _OFFSET_ARCH, _OFFSET_ARG0, _OFFSET_ARG1 = 0, 4, 16, 24

# Memory, waiting, time and the two pipes. No opening, no socket, no new process or thread, no signal to others,
# and none of the calls that name a file by its path. Each with its number on x86_64 and on aarch64.
_CALLS = """
    read 0 63 | write 1 64 | close 3 57 | poll 7 - | lseek 8 62 | mmap 9 222 | mprotect 10 226
    munmap 11 215 | brk 12 214 | rt_sigaction 13 134 | rt_sigprocmask 14 135 | rt_sigreturn 15 139
    readv 19 65 | writev 20 66 | sched_yield 24 124 | mremap 25 216 | madvise 28 233 | getpid 39 172
    exit 60 93 | getrusage 98 165 | sigaltstack 131 132 | gettid 186 178 | futex 202 98
    sched_getaffinity 204 123 | restart_syscall 219 128 | clock_gettime 228 113
    clock_nanosleep 230 115 | exit_group 231 94 | ppoll 271 73 | getrandom 318 278
    membarrier 324 283 | rseq 334 293
"""
# For a decoder that cannot work without a thread: only what the C library asks for to begin one in this very process.
_CLONE, _CLONE3, _ROBUST_LIST = "56 220", "435 435", "273 99"
_THREAD_FLAGS = 0x3D0F00
# What threads of a decoder wake each other by: eventfd2, pipe2, fcntl; none of them names a file.
_WAKING = "290 19 | 293 59 | 72 25"
_SECCOMP, _ALL_THREADS, _SET_FILTER = "317 277", 1, 1
_PRLIMIT64 = "302 261"  # let through for one use only: see `_program`
_MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}  # AUDIT_ARCH_..., column of the numbers
_RLIMIT_CPU = 0


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def lock_down(memory_bytes: int, *, threads: bool = False) -> tuple[str, ...]:
    """Take rights from this process that it can never get back; return the names of those that are gone.

    After it, on Linux: no file or socket can be opened, no program or thread started, no file named by its path,
    no more than `memory_bytes` of address space taken. What is open stays open.

    Args:
        memory_bytes: limit of the address space, counting what is in use already.
        threads: let it begin threads, which have no more rights than it. Linux counts them as processes, so there the
            filter alone keeps it from starting one.
    """
    own = sys.platform != "linux" or not threads
    done = list(_limits(memory_bytes, processes=own))
    if sys.platform == "linux":
        done += _linux(threads=threads)
        if not own and "seccomp" not in done:
            done += _limits_of((("RLIMIT_NPROC", 0),))
    return tuple(done)


def lock_down_with_threads(memory_bytes: int) -> tuple[str, ...]:
    """Do as `lock_down` to a process whose decoder has begun threads, to all of them, and lets them wake each other.

    Handles for that can still be made, so their number is not limited; no file and no socket among them, on Linux.
    """
    done = list(_limits_of((("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0), ("RLIMIT_AS", memory_bytes))))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        done += _prctl(libc)
        machine = platform.machine()
        program = _program(machine, threads=True, waking=True)
        if program:
            described = _Filter(len(program) // 8, program)
            number = int(_SECCOMP.split()[_MACHINES[machine][1]])
            if libc.syscall(number, _SET_FILTER, _ALL_THREADS, ctypes.byref(described)) == 0:
                done.append("seccomp")
    return tuple(done)


def leave_no_dump() -> tuple[str, ...]:
    """Take from this process what would let its memory out: core dumps, other programs of the user, new privileges.

    For a process that needs files and threads of the system, so that `lock_down` is too much for it.
    """
    done = list(_limits_of((("RLIMIT_CORE", 0),)))
    if sys.platform == "linux":
        done += _prctl(ctypes.CDLL(None, use_errno=True))
    return tuple(done)


def limit_cpu(seconds: int) -> None:
    """Let this process use `seconds` more of processor time; the system ends it when they are gone."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _limits(memory_bytes: int, *, processes: bool) -> list[str]:
    return _limits_of(
        (
            ("RLIMIT_CORE", 0),
            ("RLIMIT_FSIZE", 0),
            *((("RLIMIT_NPROC", 0),) if processes else ()),
            ("RLIMIT_AS", memory_bytes),
            ("RLIMIT_NOFILE", 0),
        )
    )


def _limits_of(limits: Iterable[tuple[str, int]]) -> list[str]:
    if sys.platform == "win32":
        return []
    import resource  # noqa: PLC0415 - not on Windows

    done = []
    for name, value in limits:
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (AttributeError, OSError, ValueError):
            continue  # e.g. macOS knows no limit of the address space
        done.append(name)
    return done


def _prctl(libc: ctypes.CDLL) -> list[str]:
    done = []
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0:
        done.append("not-dumpable")
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        done.append("no-new-privs")
    return done


def _linux(*, threads: bool = False) -> list[str]:
    libc = ctypes.CDLL(None, use_errno=True)
    done = _prctl(libc)
    program = _program(platform.machine(), threads=threads)
    if program:
        described = _Filter(len(program) // 8, program)
        if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(described), 0, 0) == 0:
            done.append("seccomp")
    return done


def _program(machine: str, *, threads: bool = False, waking: bool = False) -> bytes:
    """Return the filter as classic BPF, or nothing for a processor whose call numbers are not listed."""
    if machine not in _MACHINES or struct.calcsize("P") != 8 or sys.byteorder != "little":
        return b""
    arch, column = _MACHINES[machine]
    numbers = [call.split()[1 + column] for call in _CALLS.replace("\n", "|").split("|") if call.strip()]
    numbers += [call.split()[column] for call in _WAKING.split("|")] if waking else []
    prlimit64 = int(_PRLIMIT64.split()[column])

    def step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
        return struct.pack("=HBBI", code, if_true, if_false, value)

    steps = [
        step(_LOAD_WORD, _OFFSET_ARCH),
        step(_JUMP_EQUAL, arch, 1, 0),
        step(_RETURN, _KILL_PROCESS),  # a call in another machine's numbers
        step(_LOAD_WORD, _OFFSET_NUMBER),
    ]
    for number in numbers:
        if number != "-":
            steps += [step(_JUMP_EQUAL, int(number), 0, 1), step(_RETURN, _ALLOW)]
    if threads:
        clone, clone3, robust = (int(call.split()[column]) for call in (_CLONE, _CLONE3, _ROBUST_LIST))
        steps += [
            step(_JUMP_EQUAL, robust, 0, 1),
            step(_RETURN, _ALLOW),
            step(_JUMP_EQUAL, clone3, 0, 1),
            step(_RETURN, _REFUSE_ENOSYS),  # its flags stand in memory, where a filter cannot look
            step(_JUMP_EQUAL, clone, 0, 4),
            step(_LOAD_WORD, _OFFSET_ARG0),
            step(_JUMP_EQUAL, _THREAD_FLAGS, 0, 1),
            step(_RETURN, _ALLOW),
            step(_RETURN, _REFUSE_EPERM),
        ]
    steps += [
        # prlimit64 only for this very process (pid 0) and only RLIMIT_CPU (0), for `limit_cpu`.
        step(_JUMP_EQUAL, prlimit64, 0, 5),
        step(_LOAD_WORD, _OFFSET_ARG0),
        step(_JUMP_EQUAL, 0, 0, 3),
        step(_LOAD_WORD, _OFFSET_ARG1),
        step(_JUMP_EQUAL, _RLIMIT_CPU, 0, 1),
        step(_RETURN, _ALLOW),
        step(_RETURN, _REFUSE_EPERM),
    ]
    return b"".join(steps)
