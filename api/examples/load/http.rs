//! The least a client needs: one connection that stays open, one request at a time. It costs next to nothing, so that what is measured is
//! the server.

use bytes::BytesMut;
use std::io;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A request to be sent, perhaps often.
#[derive(Debug, Clone)]
pub struct Request(Vec<u8>);

impl Request {
    /// A request with headers as `name: value` lines and a body of this type; no body when the type is empty.
    pub fn new(method: &str, path: &str, headers: &[(&str, &str)], (kind, body): (&str, &str)) -> Self {
        let mut text = format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n");
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        if !kind.is_empty() {
            text.push_str(&format!("content-type: {kind}\r\n"));
        }
        if method != "GET" {
            text.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        text.push_str("\r\n");
        text.push_str(body);
        Self(text.into_bytes())
    }
}

/// What came back.
#[derive(Debug, Default, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// `name=value` of each cookie that was set.
    pub cookies: Vec<String>,
    /// The entity tag.
    pub etag: String,
    /// Where to go on.
    pub location: String,
    /// How the body is packed; empty when it is not.
    pub encoding: String,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Reply {
    /// The body as text, unpacked.
    pub fn text(&self) -> io::Result<String> {
        let mut plain = Vec::new();
        match self.encoding.as_str() {
            "" => plain.clone_from(&self.body),
            "br" => io::copy(&mut brotli::Decompressor::new(self.body.as_slice(), 4096), &mut plain).map(drop)?,
            other => return Err(odd(&format!("a body packed as {other}"))),
        }
        String::from_utf8(plain).map_err(|_| odd("a body that is not text"))
    }
}

/// Bytes there is room for each time something is read: a whole page, so that a page is one reading.
const ROOM: usize = 32 * 1024;

/// A connection to the server.
pub struct Connection {
    address: String,
    stream: Option<TcpStream>,
    unread: BytesMut,
}

fn odd(what: &str) -> io::Error {
    io::Error::other(what.to_owned())
}

impl Connection {
    /// A connection that is opened when it is needed.
    pub fn to(address: &str) -> Self {
        Self { address: address.to_owned(), stream: None, unread: BytesMut::new() }
    }

    /// Sends a request and reads the answer whole.
    ///
    /// # Errors
    /// When the connection breaks or what comes is not HTTP. The next request opens a new one.
    pub async fn send(&mut self, request: &Request) -> io::Result<Reply> {
        let reply = self.exchange(request).await;
        if reply.is_err() {
            self.stream = None;
        }
        reply
    }

    async fn exchange(&mut self, request: &Request) -> io::Result<Reply> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(&self.address).await?;
            stream.set_nodelay(true)?;
            self.stream = Some(stream);
            self.unread.clear();
        }
        let stream = self.stream.as_mut().ok_or_else(|| odd("no connection"))?;
        stream.write_all(&request.0).await?;
        let (mut reply, length) = self.head().await?;
        if reply.status != 204 && reply.status != 304 {
            reply.body = match length {
                Length::Known(bytes) => self.take(bytes).await?,
                Length::Chunked => self.chunks().await?,
            };
        }
        Ok(reply)
    }

    async fn more(&mut self) -> io::Result<()> {
        let stream = self.stream.as_mut().ok_or_else(|| odd("no connection"))?;
        self.unread.reserve(ROOM);
        match stream.read_buf(&mut self.unread).await? {
            0 => Err(odd("the server hung up in the middle of an answer")),
            _ => Ok(()),
        }
    }

    async fn head(&mut self) -> io::Result<(Reply, Length)> {
        loop {
            if let Some(end) = self.unread.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = self.unread.split_to(end.saturating_add(4));
                return parse_head(&String::from_utf8_lossy(&head));
            }
            self.more().await?;
        }
    }

    async fn take(&mut self, bytes: usize) -> io::Result<Vec<u8>> {
        while self.unread.len() < bytes {
            self.more().await?;
        }
        Ok(self.unread.split_to(bytes).to_vec())
    }

    async fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let end = loop {
                match self.unread.windows(2).position(|two| two == b"\r\n") {
                    Some(end) => break end,
                    None => self.more().await?,
                }
            };
            let line = self.take(end.saturating_add(2)).await?;
            let size = String::from_utf8_lossy(&line);
            let size = usize::from_str_radix(size.trim(), 16).map_err(|_| odd("a chunk without a size"))?;
            let chunk = self.take(size.saturating_add(2)).await?;
            if size == 0 {
                return Ok(body);
            }
            body.extend(chunk.into_iter().take(size));
        }
    }
}

/// How long a body is.
enum Length {
    Known(usize),
    Chunked,
}

fn parse_head(head: &str) -> io::Result<(Reply, Length)> {
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let mut reply = Reply { status: status.ok_or_else(|| odd("no status line"))?, ..Reply::default() };
    let mut length = Length::Known(0);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = Length::Known(value.parse().map_err(|_| odd("no length"))?),
            "transfer-encoding" => length = Length::Chunked,
            "content-encoding" => value.clone_into(&mut reply.encoding),
            "etag" => value.clone_into(&mut reply.etag),
            "location" => value.clone_into(&mut reply.location),
            "set-cookie" => reply.cookies.extend(value.split(';').next().map(str::to_owned)),
            _ => {}
        }
    }
    Ok((reply, length))
}
