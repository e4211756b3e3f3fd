//! `mooc`: the open learning platform, one binary.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Two providers can be compiled in by way of dependencies: say which before the first use.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        eprintln!("mooc: a cryptography provider was chosen already");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(api::cli::run()),
        Err(error) => {
            eprintln!("mooc: cannot start: {error}");
            ExitCode::from(api::cli::FAILED)
        }
    }
}
