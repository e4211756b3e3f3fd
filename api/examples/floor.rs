//! The least a web server can do, to measure the program against: one handler of the same framework that sends the bytes of a file as they
//! are, to whoever asks for `/`.
//!
//!     floor 127.0.0.1:9000 page.html

use poem::{EndpointExt, Response, Route, Server, get, handler, listener::TcpListener, web::Data};
use std::{error::Error, io::Write, process::ExitCode};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[handler]
fn page(Data(bytes): Data<&bytes::Bytes>) -> Response {
    Response::builder().content_type("text/html; charset=utf-8").body(bytes.clone())
}

async fn serve(address: &str, file: &str) -> Result<(), Box<dyn Error>> {
    let bytes = bytes::Bytes::from(std::fs::read(file)?);
    println!("{} bytes at {address}", bytes.len());
    std::io::stdout().flush()?;
    Ok(Server::new(TcpListener::bind(address)).run(Route::new().at("/", get(page)).data(bytes)).await?)
}

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [address, file] = words.as_slice() else {
        eprintln!("floor ADDRESS FILE");
        return ExitCode::from(2);
    };
    match serve(address, file).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("floor: {error}");
            ExitCode::FAILURE
        }
    }
}
