//! A batch at the desk: who is in it, how far it is, signing and dropping it.

use super::{Choice, Said, batches::award_title, ending::name_of, evidence, missing_settings, pdf, said};
use crate::{
    error::PageError,
    form::Form,
    pages::shell::Shell,
    texts::Texts,
    urls,
    visit::{PageResult, Visit},
};
use askama::Template;
use domain::{
    catalogue,
    certification::{self, Batch, BatchOverview, BatchState, Error, MemberSheet, MemberState, Span},
    clock::Moment,
    id::{BatchId, QualificationId, UserId},
    identity::Admin,
};
use poem::{handler, web::Path};

/// People on a page.
const PAGE: u32 = 50;

#[derive(Template)]
#[template(path = "certification/batch.html")]
struct BatchPage {
    page: Shell,
    t: Texts,
    course: Said,
    course_url: String,
    batches: String,
    here: String,
    state: String,
    look: &'static str,
    about: String,
    far: Option<Progress>,
    /// The program is at work: the page will say something else in a while, and should it have stopped, it can be told to go on.
    at_work: bool,
    facts: Vec<Fact>,
    /// Settings without which nothing goes on.
    missing: String,
    /// Names worth a look and how they would be printed, while that helps.
    names: Vec<(String, String)>,
    sign: Option<Ask>,
    can_drop: bool,
    filters: Vec<Choice>,
    rows: Vec<Row>,
    next: Option<String>,
}

/// How far something is that takes its time.
pub(super) struct Progress {
    /// "1,200 of 10,000 issued".
    pub(super) words: String,
    done: u64,
    all: u64,
}

/// When something was done to a batch, and by whom.
struct Fact {
    label: String,
    what: String,
    who: String,
}

/// What signing means, and the button.
struct Ask {
    text: String,
    button: String,
}

/// Somebody in the batch.
struct Row {
    name: String,
    account: Option<(String, String)>,
    /// How the certificate would look, while there is none.
    specimen: Option<String>,
    qualified_on: String,
    evidence: Vec<String>,
    state: String,
    look: &'static str,
    why: String,
    certificate: Option<(String, String)>,
}

fn id_of(text: &str) -> Result<BatchId, PageError> {
    BatchId::parse(text).map_err(|_| PageError::not_found())
}

/// Which look the mark of a state has.
pub(super) fn look(state: BatchState) -> &'static str {
    match state {
        BatchState::Prepared | BatchState::Signed => "warn",
        BatchState::Done => "good",
        BatchState::Checking | BatchState::Waiting | BatchState::Issuing | BatchState::Dropped => "",
    }
}

/// How far checking or issuing is, while the program is at it.
pub(super) fn progress(t: Texts, overview: &BatchOverview) -> Option<Progress> {
    let of = |state| overview.count(state);
    let (key, done, all) = match overview.batch.state {
        BatchState::Checking => ("batch-checked", overview.size().saturating_sub(of(MemberState::Listed)), overview.size()),
        BatchState::Issuing => ("batch-made", of(MemberState::Issued), of(MemberState::Issued).saturating_add(of(MemberState::Fit))),
        _ => return None,
    };
    let words = t.with(key, &[("done", &t.number(done)), ("all", &t.number(all))]);
    (all > 0).then_some(Progress { words, done, all })
}

#[handler]
pub(super) async fn show(visit: Visit, Path((_, batch)): Path<(String, String)>) -> PageResult {
    let admin = visit.admin()?;
    let platform = &visit.app.platform;
    let overview = certification::find_batch(platform, &admin, id_of(&batch)?).await?;
    let batch = &overview.batch;
    let course = catalogue::current(platform, &batch.course)?;
    let award = award_title(&visit, &course, &batch.award).text;
    let state = MemberState::parse(&visit.asked("state"));
    let (rows, next) = members(&visit, &admin, batch.id, state).await?;
    let shell = visit.shell(visit.t.with("batch-title", &[("award", &award)])).nav("desk");
    let template = BatchPage {
        page: with_done(&visit, shell, batch.state),
        t: visit.t,
        course: said(&course.title, visit.language, course.source()),
        course_url: urls::desk_course(visit.language, &batch.course),
        batches: format!("{}?award={}", urls::desk_batches(visit.language, &batch.course), batch.award),
        here: urls::desk_batch(visit.language, batch.id),
        state: visit.t.say(&format!("batch-state-{}", batch.state.as_str())),
        look: look(batch.state),
        about: about(&visit, &admin, &overview),
        far: progress(visit.t, &overview),
        at_work: is_at_work(batch, platform.clock.now()),
        missing: missing_settings(&visit, &course),
        facts: facts(&visit, batch).await?,
        names: names(&visit, &admin, batch).await?,
        sign: signature_asked(&visit, &admin, &overview),
        can_drop: BatchState::UNDONE.contains(&batch.state),
        filters: filters(&visit, &overview, state),
        rows,
        next,
    };
    visit.page(&template)
}

/// Says what was just done, or why it was not, when the address says so.
fn with_done(visit: &Visit, shell: Shell, state: BatchState) -> Shell {
    let done = visit.asked("done");
    let (kind, key) = match (done.as_str(), state) {
        ("signed", BatchState::Signed) => ("success", "batch-done-signed-first".to_owned()),
        ("signed", BatchState::Waiting | BatchState::Issuing) | ("dropped", BatchState::Dropped) | ("goes-on", _) => {
            ("success", format!("batch-done-{done}"))
        }
        ("not-prepared" | "second-signature" | "too-late", _) => ("warning", format!("problem-certification-{done}")),
        ("ended" | "nobody-ready", _) => ("warning", format!("batch-done-{done}")),
        _ => return shell,
    };
    shell.flash(kind, visit.t.say(&key))
}

/// Whether this admin signed it first.
fn is_mine(admin: &Admin, batch: &Batch) -> bool {
    batch.signed.is_some_and(|signed| signed.by == admin.user)
}

/// How it stands, in a sentence or two.
fn about(visit: &Visit, admin: &Admin, overview: &BatchOverview) -> String {
    let (t, batch) = (visit.t, &overview.batch);
    let fit = overview.count(MemberState::Fit);
    match batch.state {
        BatchState::Checking => t.say("batch-about-checking"),
        BatchState::Prepared if fit == 0 => t.say("batch-about-nobody"),
        BatchState::Prepared => t.many("batch-about-prepared", fit),
        BatchState::Signed if is_mine(admin, batch) => t.say("batch-about-signed-mine"),
        BatchState::Signed => t.say("batch-about-signed"),
        BatchState::Waiting => {
            let time = batch.starts_at.map(|starts_at| t.moment(starts_at)).unwrap_or_default();
            t.with("batch-about-waiting", &[("time", &time)])
        }
        BatchState::Issuing => t.say("batch-about-issuing"),
        BatchState::Done => t.many("batch-about-done", overview.count(MemberState::Issued)),
        BatchState::Dropped => t.say("batch-about-dropped"),
    }
}

fn is_at_work(batch: &Batch, now: Moment) -> bool {
    let is_over = batch.starts_at.is_some_and(|starts_at| starts_at <= now);
    matches!(batch.state, BatchState::Checking | BatchState::Issuing) || batch.state == BatchState::Waiting && is_over
}

/// What this admin would sign, where a signature is wanted from them.
fn signature_asked(visit: &Visit, admin: &Admin, overview: &BatchOverview) -> Option<Ask> {
    let (t, settings) = (visit.t, &visit.app.platform.settings);
    let is_first = match overview.batch.state {
        BatchState::Prepared => true,
        BatchState::Signed if !settings.second_signature || !is_mine(admin, &overview.batch) => false,
        _ => return None,
    };
    let fit = overview.count(MemberState::Fit);
    if fit == 0 {
        return None;
    }
    let minutes = u32::try_from(settings.undo_window.num_minutes()).unwrap_or_default();
    Some(if is_first && settings.second_signature {
        Ask { text: t.many("batch-sign-first-text", fit), button: t.say("batch-sign-first") }
    } else if minutes == 0 {
        Ask { text: t.many("batch-sign-at-once-text", fit), button: t.say("batch-sign-at-once") }
    } else {
        let values = [("n", fit.to_string()), ("number", t.number(fit)), ("window", t.duration(minutes))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Ask { text: t.with("batch-sign-text", &values), button: t.say("batch-sign") }
    })
}

/// Names worth a look, as long as the batch can still be dropped.
async fn names(visit: &Visit, admin: &Admin, batch: &Batch) -> Result<Vec<(String, String)>, PageError> {
    if !matches!(batch.state, BatchState::Prepared | BatchState::Signed | BatchState::Waiting) {
        return Ok(Vec::new());
    }
    let names = certification::names_to_look_at(&visit.app.platform, admin, batch.id).await?;
    let specimen = |who| urls::desk_batch_specimen(visit.language, batch.id, who);
    Ok(names.into_iter().map(|(who, name)| (name, specimen(who))).collect())
}

/// What was done when, and by whom.
async fn facts(visit: &Visit, batch: &Batch) -> Result<Vec<Fact>, PageError> {
    let t = visit.t;
    let mut facts = vec![Fact { label: t.say("batch-span"), what: span(t, batch.listing.span), who: String::new() }];
    let hands = [("batch-prepared", Some(batch.prepared)), ("batch-signed", batch.signed), ("batch-countersigned", batch.countersigned)];
    for (key, hand) in hands {
        if let Some(hand) = hand {
            facts.push(Fact { label: t.say(key), what: t.moment(hand.at), who: who(visit, hand.by).await? });
        }
    }
    if let (BatchState::Waiting, Some(starts_at)) = (batch.state, batch.starts_at) {
        facts.push(Fact { label: t.say("batch-starts"), what: t.moment(starts_at), who: String::new() });
    }
    if let Some(ended_at) = batch.ended_at {
        let was_dropped = batch.state == BatchState::Dropped;
        let label = t.say(if was_dropped { "batch-dropped" } else { "batch-done" });
        let who = if was_dropped { who(visit, batch.dropped_by).await? } else { String::new() };
        facts.push(Fact { label, what: t.moment(ended_at), who });
    }
    Ok(facts)
}

async fn who(visit: &Visit, user: Option<UserId>) -> Result<String, PageError> {
    let name = name_of(visit, user).await?;
    let unnamed = if user.is_some() { "batch-by-erased" } else { "certificate-by-operator" };
    Ok(name.unwrap_or_else(|| visit.t.say(unnamed)))
}

fn span(t: Texts, span: Span) -> String {
    let [from, before] = [span.from, span.before].map(|moment| moment.map(|moment| t.moment(moment)));
    match (from, before) {
        (None, None) => t.say("batch-span-all"),
        (Some(from), None) => t.with("batch-span-from", &[("from", &from)]),
        (None, Some(before)) => t.with("batch-span-before", &[("before", &before)]),
        (Some(from), Some(before)) => t.with("batch-span-both", &[("from", &from), ("before", &before)]),
    }
}

fn filters(visit: &Visit, overview: &BatchOverview, chosen: Option<MemberState>) -> Vec<Choice> {
    let of = |state: Option<MemberState>, count: u64| Choice {
        text: visit.t.say(&format!("batch-filter-{}", state.map_or("all", MemberState::as_str).replace('_', "-"))),
        count,
        url: address(visit, overview.batch.id, state),
        chosen: state == chosen,
    };
    let everybody = of(None, overview.size());
    let by_state = MemberState::ALL.into_iter().map(|state| of(Some(state), overview.count(state)));
    std::iter::once(everybody).chain(by_state.filter(|choice| choice.count > 0 || choice.chosen)).collect()
}

fn address(visit: &Visit, id: BatchId, state: Option<MemberState>) -> String {
    let everybody = urls::desk_batch(visit.language, id);
    match state {
        Some(state) => format!("{everybody}?state={}", state.as_str()),
        None => everybody,
    }
}

/// A page of who is in it, and where the next one is.
async fn members(visit: &Visit, admin: &Admin, id: BatchId, state: Option<MemberState>) -> Result<(Vec<Row>, Option<String>), PageError> {
    let after = QualificationId::parse(&visit.asked("after")).ok();
    let asked = (after, PAGE.saturating_add(1).into());
    let mut members = certification::members_of(&visit.app.platform, admin, (id, state), asked).await?;
    let goes_on = members.len() > PAGE as usize;
    members.truncate(PAGE as usize);
    let here = address(visit, id, state);
    let and = if state.is_some() { '&' } else { '?' };
    let next = members.last().filter(|_| goes_on).map(|(last, _)| format!("{here}{and}after={}", last.qualification));
    let mut rows = Vec::with_capacity(members.len());
    for member in members {
        rows.push(row(visit, id, member).await?);
    }
    Ok((rows, next))
}

async fn row(visit: &Visit, batch: BatchId, (member, one): MemberSheet) -> Result<Row, PageError> {
    let t = visit.t;
    let (mut account, mut qualified_on, mut met) = (None, String::new(), Vec::new());
    if let Some(one) = one {
        let course = catalogue::version(&visit.app.platform, &one.qualification.version).await?;
        met = one.qualification.evidence.iter().map(|met| evidence::say(t, &course, met)).collect();
        qualified_on = t.day(one.qualification.qualified_at);
        account = Some((urls::desk_person(visit.language, one.learner.user), one.learner.name));
    }
    // Who was erased has lost name and address, too: that is not why.
    let why = member.why.as_deref().map(|why| if account.is_none() { "erased" } else { why });
    let certificate = |code: &certification::CertificateCode| (urls::desk_certificate(visit.language, code.as_str()), code.to_string());
    let has_specimen = matches!(member.state, MemberState::Fit) && !member.name.is_empty();
    Ok(Row {
        account,
        specimen: has_specimen.then(|| urls::desk_batch_specimen(visit.language, batch, member.qualification)),
        qualified_on,
        evidence: met,
        state: t.say(&format!("batch-member-{}", member.state.as_str().replace('_', "-"))),
        look: match member.state {
            MemberState::Fit | MemberState::Issued => "good",
            MemberState::LeftOut => "warn",
            MemberState::Listed => "",
        },
        why: why.map(|why| t.say(&format!("batch-why-{}", why.replace('_', "-")))).unwrap_or_default(),
        certificate: member.code.as_ref().map(certificate),
        name: member.name,
    })
}

/// How the certificate of somebody in the batch would look.
#[handler]
pub(super) async fn show_specimen(visit: Visit, Path((_, batch, who)): Path<(String, String, String)>) -> PageResult {
    let admin = visit.admin()?;
    let who = QualificationId::parse(&who).map_err(|_| PageError::not_found())?;
    let bytes = certification::preview_member(&visit.app.platform, &admin, (id_of(&batch)?, who), visit.language).await?;
    pdf(bytes, "inline", &format!("preview-{who}"))
}

/// The forms were sent to addresses that have no page of their own.
#[handler]
pub(super) fn back(visit: Visit, Path((_, batch)): Path<(String, String)>) -> PageResult {
    visit.see_other(urls::desk_batch(visit.language, id_of(&batch)?))
}

#[handler]
pub(super) async fn sign(visit: Visit, _form: Form, Path((_, batch)): Path<(String, String)>) -> PageResult {
    let (admin, id) = (visit.admin()?, id_of(&batch)?);
    let outcome = certification::sign_batch(&visit.app.platform, &admin, id).await;
    told(&visit, id, outcome, "signed")
}

#[handler]
pub(super) async fn drop_batch(visit: Visit, _form: Form, Path((_, batch)): Path<(String, String)>) -> PageResult {
    let (admin, id) = (visit.admin()?, id_of(&batch)?);
    let outcome = certification::drop_batch(&visit.app.platform, &admin, id).await;
    told(&visit, id, outcome, "dropped")
}

#[handler]
pub(super) async fn resume(visit: Visit, _form: Form, Path((_, batch)): Path<(String, String)>) -> PageResult {
    let (admin, id) = (visit.admin()?, id_of(&batch)?);
    let outcome = certification::resume_batch(&visit.app.platform, &admin, id).await;
    told(&visit, id, outcome, "goes-on")
}

/// Back to the batch, which says what was done, or why it was not.
fn told(visit: &Visit, id: BatchId, outcome: Result<BatchOverview, Error>, done: &str) -> PageResult {
    let done = match outcome {
        Ok(_) => done,
        Err(Error::NotPrepared) => "not-prepared",
        Err(Error::SecondSignature) => "second-signature",
        Err(Error::TooLate) => "too-late",
        Err(Error::BatchDropped) => "ended",
        Err(Error::NobodyReady) => "nobody-ready",
        Err(error) => return Err(error.into()),
    };
    visit.see_other(format!("{}?done={done}", urls::desk_batch(visit.language, id)))
}
