//! Where one is signed in, and ending it.

use super::with_done;
use crate::{
    dates,
    error::Refusal,
    form::Form,
    pages::shell::Shell,
    session,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    id::SessionId,
    identity::{self, Session},
};
use poem::{handler, web::Path};

#[derive(Template)]
#[template(path = "identity/sessions.html")]
struct SessionsPage {
    page: Shell,
    t: Texts,
    sessions: Vec<SessionRow>,
}

struct SessionRow {
    device: String,
    begun: (String, String),
    seen: (String, String),
    is_this: bool,
    is_shared: bool,
    end: String,
}

fn row(visit: &Visit, session: &Session, device: String) -> SessionRow {
    let said = |moment| (dates::machine(moment), visit.t.moment(moment));
    SessionRow {
        device: if device.is_empty() { visit.t.say("identity-sessions-unknown") } else { device },
        begun: said(session.created_at),
        seen: said(session.last_seen_at),
        is_this: visit.session.as_ref().is_some_and(|this| this.id == session.id),
        is_shared: session.shared_computer,
        end: urls::profile_session(visit.language, session.id),
    }
}

#[handler]
pub(super) async fn show(visit: Visit) -> PageResult {
    let learner = visit.learner()?;
    let sessions = identity::sessions_of(&visit.app.platform, &learner).await?;
    let sessions = sessions.into_iter().map(|(session, device)| row(&visit, &session, device)).collect();
    let shell = with_done(&visit, visit.shell(visit.t.say("identity-sessions-title")).nav("profile"), &["session-ended"]);
    visit.page(&SessionsPage { page: shell.with_session_end(&visit, visit.app.platform.clock.now()), t: visit.t, sessions })
}

/// Buttons only post: their addresses lead back to the list.
#[handler]
pub(super) async fn back(visit: Visit) -> PageResult {
    visit.see_other(urls::profile_sessions(visit.language))
}

#[handler]
pub(super) async fn end(visit: Visit, Path((_, id)): Path<(String, String)>, _form: Form) -> PageResult {
    let learner = visit.learner()?;
    let id = SessionId::parse(&id).map_err(|_| Refusal::not_found())?;
    let ended = identity::end_session(&visit.app.platform, &learner, id).await?;
    visit.app.sessions.forget(&ended).await;
    visit.see_other(format!("{}?done=session-ended", urls::profile_sessions(visit.language)))
}

#[handler]
pub(super) async fn end_all(visit: Visit, _form: Form) -> PageResult {
    let learner = visit.learner()?;
    identity::end_all_sessions(&visit.app.platform, &learner).await?;
    visit.app.sessions.forget_person(learner.user);
    let mut response = visit.see_other(format!("{}?done=everywhere", urls::sign_in(visit.language)))?;
    crate::door::add_cookie(&mut response, &session::clear_cookie(&visit.app.config));
    Ok(response)
}
