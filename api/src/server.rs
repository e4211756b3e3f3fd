//! Our own accept loop: what the web framework does not offer. Header time-out and size, TCP_NODELAY, a limit on whole requests, a gentle stop.

use crate::app::App;
use hyper::service::service_fn;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
};
use poem::{Endpoint, IntoResponse, Request, http::uri::Scheme, web::LocalAddr, web::RemoteAddr};
use std::{convert::Infallible, future::Future, net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::{TcpListener, TcpStream};

/// Bytes of a request's line and headers that are read. More than they may have together, so that whoever goes over that is told in words.
const LARGEST_HEAD: usize = 48 * 1024;
/// How long a client may take to send its headers.
const HEAD_PATIENCE: Duration = Duration::from_secs(10);
/// How long requests under way may take when the program stops.
const LAST_REQUESTS: Duration = Duration::from_secs(20);

/// Serves until `stop` comes true, then lets requests under way finish.
///
/// # Errors
/// When the listener cannot say its own address.
pub async fn serve(app: &App, listener: TcpListener, stop: impl Future<Output = ()>) -> std::io::Result<()> {
    serve_endpoint(app.endpoint(), listener, stop).await
}

/// Serves any endpoint the same way.
///
/// # Errors
/// When the listener cannot say its own address.
pub async fn serve_endpoint(
    endpoint: impl Endpoint + 'static,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let local = listener.local_addr()?;
    let endpoint = Arc::new(endpoint);
    let builder = connection_builder();
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => take(&builder, &graceful, Arc::clone(&endpoint), (stream, peer, local)),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(LAST_REQUESTS, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
    Ok(())
}

fn connection_builder() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_PATIENCE).max_buf_size(LARGEST_HEAD).keep_alive(true);
    builder.http2().timer(TokioTimer::new()).max_header_list_size(16 * 1024).max_concurrent_streams(128);
    builder
}

fn take<E: Endpoint + 'static>(
    builder: &Builder<TokioExecutor>,
    graceful: &GracefulShutdown,
    endpoint: Arc<E>,
    (stream, peer, local): (TcpStream, SocketAddr, SocketAddr),
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY could not be set");
    }
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let endpoint = Arc::clone(&endpoint);
        // On the heap: the connection moves it about, and the way through all guards is tens of kilobytes.
        Box::pin(async move {
            let addresses = (LocalAddr(local.into()), RemoteAddr(peer.into()), Scheme::HTTP);
            let request = Request::from((request, addresses.0, addresses.1, addresses.2));
            let response = endpoint.call(request).await.map_or_else(|error| error.into_response(), IntoResponse::into_response);
            Ok::<_, Infallible>(hyper::Response::from(response))
        })
    });
    let connection = graceful.watch(builder.serve_connection(TokioIo::new(stream), service).into_owned());
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
    });
}
