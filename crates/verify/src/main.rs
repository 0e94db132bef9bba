//! The page `/verify` as WebAssembly; natively there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    verify::browser::start();
}
