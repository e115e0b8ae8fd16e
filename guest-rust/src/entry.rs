use crate::output::{self, Output};
use std::fmt::Display;
use std::io::Write;

/// Makes a function `fn() -> Result<(), E>` the module's entry point.
///
/// An error becomes a line on standard error and a return code of 1; rows not yet flushed are then dropped. A panic becomes
/// a message on standard error and a trap, which ends this instance of the module. `E` is anything with `Display`.
///
/// ```
/// fn run() -> Result<(), String> {
///     Ok(())
/// }
///
/// wadup_guest::module!(run);
/// ```
#[macro_export]
macro_rules! module {
    ($run:path) => {
        /// Called by the host for each content.
        #[no_mangle]
        pub extern "C" fn process() -> i32 {
            $crate::process($run)
        }

        /// Called by the host once for each instance.
        #[cfg(target_family = "wasm")]
        #[no_mangle]
        pub extern "C" fn _initialize() {
            $crate::initialize()
        }
    };
}

/// What [`module!`] makes of `process`.
#[doc(hidden)]
pub fn process<E: Display>(run: impl FnOnce() -> Result<(), E>) -> i32 {
    output::with(Output::begin);
    let result = run().map_err(|error| format!("{error:#}")).and_then(|()| Ok(output::with(Output::finish)?));
    end_of_call(result)
}

fn end_of_call(result: Result<(), String>) -> i32 {
    // A line without its end would otherwise show up with the next content.
    let result = result.and_then(|()| std::io::stdout().flush().map_err(|error| format!("standard output: {error}")));
    match result {
        Ok(()) => 0,
        Err(message) => {
            eprintln!("error: {message}");
            1
        }
    }
}

#[cfg(target_family = "wasm")]
extern "C" {
    fn __wasm_call_ctors();
}

/// Runs the constructors once. The linker would otherwise wrap `process` in code that runs them at each call.
#[doc(hidden)]
pub fn initialize() {
    #[cfg(target_family = "wasm")]
    // SAFETY: the linker makes this function; the host calls `_initialize` once, before anything else.
    unsafe {
        __wasm_call_ctors()
    }
}

/// Writes what a module left that exports `process` itself, without [`module!`], and does not call [`crate::flush`].
///
/// For such a module the linker wraps each export in a call of the constructors before and of this function after it
/// (the convention for WebAssembly commands); it stands in for the C library's, which would run `atexit` and could do so only once.
#[cfg(target_family = "wasm")]
#[no_mangle]
extern "C" fn __wasm_call_dtors() {
    end_of_call(output::with(Output::finish).map_err(Into::into));
}
