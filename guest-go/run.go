package wadup

import (
	"fmt"
	"os"
	"runtime/debug"
)

// Run processes one content: it calls run and flushes. It returns what process must return: 0, or
// 1 after an error or a panic, which it reports on standard error (a panic after its stack). Rows
// not yet flushed are dropped then.
func Run(run func() error) int32 {
	defer pending.forget()
	err := protect(run)
	if err == nil {
		err = Flush()
	}
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, "error:", err)
	return 1
}

func protect(run func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			os.Stderr.Write(debug.Stack()) // first: the host takes the last line for its message
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	return run()
}
