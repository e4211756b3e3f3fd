//! Recordings, with captions and a transcript.

use super::directive::Directive;
use super::{Writer, escaped};
use crate::catalogue::asset::{Found, Sort};
use crate::catalogue::fields::{self, Fields};
use crate::catalogue::yaml;

impl Writer<'_, '_, '_> {
    /// A `video` or `audio` block.
    pub(super) fn media(&mut self, name: &str, directive: &Directive, text: &str) {
        let video = name == "video";
        let known: &[&str] = if video { &["src", "title", "captions", "transcript", "poster"] } else { &["src", "title", "transcript"] };
        let Some(root) = yaml::read(text, directive.first_line, self.findings) else { return };
        let root = self.placed(root, directive);
        let Some(all) = Fields::of(&root, name, known, self.findings) else { return };
        let title = all.need("title", self.findings).and_then(|node| fields::title(node, "title", self.findings)).unwrap_or_default();
        let recording = self.file(&all, "src", if video { Sort::Video } else { Sort::Audio }, true);
        let captions = if video { self.file(&all, "captions", Sort::Captions, true) } else { None };
        let poster = if video { self.file(&all, "poster", Sort::Picture, false) } else { None };
        self.counting = false;
        let transcript = all.need("transcript", self.findings).map(|node| self.value(node, "transcript")).unwrap_or_default();
        self.counting = true;
        let Some(recording) = recording else { return };
        self.count(&title);
        let player = if video { self.video(&recording, captions.as_ref(), poster.as_ref()) } else { audio(&recording) };
        let (title, word) = (escaped(&title), self.words.transcript);
        self.out.push_str(&format!(
            "<figure class=\"media\">{player}<figcaption>{title}\n<details><summary>{word}</summary>\n{transcript}</details></figcaption></figure>\n"
        ));
    }

    fn file(&mut self, all: &Fields<'_>, key: &str, sort: Sort, needed: bool) -> Option<Found> {
        let node = if needed { all.need(key, self.findings) } else { all.get(key) }?;
        let address = fields::text(node, key, self.findings)?;
        self.around.assets.find(&address, &[sort], node.span, self.findings)
    }

    fn video(&self, recording: &Found, captions: Option<&Found>, poster: Option<&Found>) -> String {
        let poster = poster.map(|found| format!(" poster=\"{}\"", found.address)).unwrap_or_default();
        let language = self.around.language;
        let track = captions.map(|found| {
            let (code, label) = (language.code(), language.own_name());
            format!("<track kind=\"captions\" src=\"{}\" srclang=\"{code}\" label=\"{label}\" default=\"\">", found.address)
        });
        let source = format!("<source src=\"{}\" type=\"{}\">", recording.address, recording.media_type);
        format!("<video controls=\"\" preload=\"none\"{poster}>{source}{}</video>", track.unwrap_or_default())
    }
}

/// Nothing of a recording is fetched before it is played.
fn audio(recording: &Found) -> String {
    format!("<audio controls=\"\" preload=\"none\" src=\"{}\"></audio>", recording.address)
}
