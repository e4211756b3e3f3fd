//! Outgoing mail: into a folder, or over SMTP.

use crate::{error::Failure, private};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt;

/// One mail, ready to go.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Name of the receiver; may be empty.
    pub name: String,
    /// Address of the receiver.
    pub address: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// Stays the same when the same mail is tried again.
    pub message_id: String,
}

/// Where mail goes.
#[derive(Clone)]
pub enum Mailer {
    /// A file a mail, its owner's alone, for trying things out and for small sites that read them there.
    Folder {
        /// The folder; made when missing.
        folder: PathBuf,
        /// Who writes.
        from: Mailbox,
    },
    /// An SMTP server.
    Smtp {
        /// The connection pool.
        transport: AsyncSmtpTransport<Tokio1Executor>,
        /// Who writes.
        from: Mailbox,
    },
}

impl Mailer {
    /// Mail into `folder`, written by `from` (`Name <address>`).
    ///
    /// # Errors
    /// When `from` is not a mail address.
    pub fn folder(folder: &Path, from: &str) -> Result<Self, Failure> {
        Ok(Self::Folder { folder: folder.to_owned(), from: sender(from)? })
    }

    /// Mail over the server at `url` (`smtp://user:password@host:port`, `smtps://…`, `?tls=required`).
    ///
    /// # Errors
    /// When `url` or `from` cannot be read.
    pub fn smtp(url: &str, from: &str) -> Result<Self, Failure> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| Failure::Mail(error.to_string()))?;
        let transport = transport.timeout(Some(std::time::Duration::from_secs(20))).build();
        Ok(Self::Smtp { transport, from: sender(from)? })
    }

    /// Hands a mail on.
    ///
    /// # Errors
    /// When it cannot be built, written or accepted: the job is tried again.
    pub async fn send(&self, mail: &Mail) -> Result<(), Failure> {
        match self {
            Self::Folder { folder, from } => {
                let message = build(mail, from)?;
                private::make_folder(folder)?;
                let name: String = mail.message_id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                let unfinished = folder.join(format!(".{name}.part"));
                let mut file = tokio::fs::File::from_std(private::make_file(&unfinished)?);
                file.write_all(&message.formatted()).await?;
                file.flush().await?;
                tokio::fs::rename(&unfinished, folder.join(format!("{name}.eml"))).await?;
                Ok(())
            }
            Self::Smtp { transport, from } => {
                transport.send(build(mail, from)?).await.map(drop).map_err(|error| Failure::Mail(error.to_string()))
            }
        }
    }
}

fn sender(from: &str) -> Result<Mailbox, Failure> {
    from.parse().map_err(|error: lettre::address::AddressError| Failure::Mail(error.to_string()))
}

fn build(mail: &Mail, from: &Mailbox) -> Result<Message, Failure> {
    let address = mail.address.parse().map_err(|error: lettre::address::AddressError| Failure::Mail(error.to_string()))?;
    let one_line = |text: &str| text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let host = from.email.domain();
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(one_line(&mail.name)).filter(|name| !name.is_empty()), address))
        .subject(one_line(&mail.subject))
        .message_id(Some(format!("<{}@{host}>", mail.message_id)))
        .header(ContentType::TEXT_PLAIN)
        .body(mail.text.clone())
        .map_err(|error| Failure::Mail(error.to_string()))
}
