//! Every kind of fault, by a name that never changes.

use super::diagnostic::Severity;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// A kind of fault. Its sentences are in the locale files under `diagnostic-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Code {
            /// Every kind, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // The folder or archive
    /// A folder or file cannot be read.
    FolderUnreadable = "folder-unreadable", Error;
    /// Not a ZIP archive, or a damaged one.
    ZipUnreadable = "zip-unreadable", Error;
    /// An encrypted entry.
    ZipEncrypted = "zip-encrypted", Error;
    /// An entry packed by a method other than stored or deflate.
    ZipMethod = "zip-method", Error;
    /// The archive says one thing in its directory and another at the entry.
    ZipInconsistent = "zip-inconsistent", Error;
    /// Two entries share bytes.
    ZipOverlap = "zip-overlap", Error;
    /// An entry unpacks to far more than it takes.
    ZipRatio = "zip-ratio", Error;
    /// A symbolic link, a device or another special file.
    LinkRefused = "link-refused", Error;
    /// A path that leaves the course or that some system cannot write.
    PathUnsafe = "path-unsafe", Error;
    /// A path that is too long or too deep.
    PathTooLong = "path-too-long", Error;
    /// Two paths that some systems take for one.
    PathDuplicate = "path-duplicate", Error;
    /// More bytes than a course may have.
    TooLarge = "too-large", Error;
    /// More files than a course may have.
    TooManyFiles = "too-many-files", Error;

    // Text files
    /// Bytes that are not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// An invisible control character.
    ControlCharacter = "control-character", Error;
    /// Letters and accents written apart.
    NotNormalised = "not-normalised", Warning;
    /// A text file over the limit.
    TextTooLong = "text-too-long", Error;

    // YAML
    /// Text that is not YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// A tab used to indent.
    YamlTab = "yaml-tab", Error;
    /// A colon or another mark that needs quotes around the text.
    YamlUnquoted = "yaml-unquoted", Error;
    /// An anchor or an alias.
    YamlAnchor = "yaml-anchor", Error;
    /// A tag.
    YamlTag = "yaml-tag", Error;
    /// A second document in one file.
    YamlManyDocuments = "yaml-many-documents", Error;
    /// Nested too deep.
    YamlTooDeep = "yaml-too-deep", Error;
    /// A key given twice.
    DuplicateKey = "duplicate-key", Error;
    /// A key the format does not have.
    UnknownKey = "unknown-key", Error;
    /// A key that has to be there.
    MissingKey = "missing-key", Error;
    /// A list where a text was expected, and the like.
    WrongType = "wrong-type", Error;
    /// Text that should be a whole number.
    NotWholeNumber = "not-whole-number", Error;
    /// Text that should be a number.
    NotNumber = "not-number", Error;
    /// A number outside its range.
    OutOfRange = "out-of-range", Error;
    /// A word that is none of the choices.
    NotAChoice = "not-a-choice", Error;
    /// Text that should be a date and time.
    NotADate = "not-a-date", Error;
    /// A text with nothing in it.
    EmptyText = "empty-text", Error;
    /// A title over the limit.
    TitleTooLong = "title-too-long", Error;

    // The course as a whole
    /// No course.yaml.
    CourseFileMissing = "course-file-missing", Error;
    /// An id that breaks the rule for ids.
    BadId = "bad-id", Error;
    /// An id used twice.
    DuplicateId = "duplicate-id", Error;
    /// A language code the platform does not have.
    UnknownLanguage = "unknown-language", Error;
    /// A language named twice.
    DuplicateLanguage = "duplicate-language", Error;
    /// The source language is a draft, or a draft is not declared.
    BadDraftLanguage = "bad-draft-language", Error;
    /// A text or file in a language the course does not declare.
    UndeclaredLanguage = "undeclared-language", Warning;
    /// The source text is missing.
    MissingSourceText = "missing-source-text", Error;
    /// A text that has to be there in every declared language.
    MissingTranslation = "missing-translation", Error;
    /// A text or lesson that falls back to the source language.
    Untranslated = "untranslated", Warning;
    /// A licence that is not an SPDX identifier in use for texts.
    UnknownLicence = "unknown-licence", Warning;
    /// A list that needs at least one entry.
    EmptyList = "empty-list", Error;
    /// A module named twice in course.yaml.
    ModuleListedTwice = "module-listed-twice", Error;
    /// A named module folder that is not there.
    ModuleMissing = "module-missing", Error;
    /// A module folder nobody names.
    ModuleNotListed = "module-not-listed", Warning;
    /// A kind of activity that does not exist yet.
    KindNotBuilt = "kind-not-built", Error;
    /// A key that means nothing for this kind.
    KeyWithoutMeaning = "key-without-meaning", Warning;
    /// A file of a module or bank that nothing uses.
    FileUnused = "file-unused", Warning;

    // Awards
    /// A module or quiz that does not exist.
    UnknownRequirementTarget = "unknown-requirement-target", Error;
    /// A quiz mark asked of a lesson.
    RequirementNotAQuiz = "requirement-not-a-quiz", Error;
    /// A requirement nobody can meet.
    ImpossibleRequirement = "impossible-requirement", Error;
    /// A requirement everybody meets at once.
    EmptyRequirement = "empty-requirement", Warning;
    /// An award whose hours are nil.
    AwardWithoutHours = "award-without-hours", Warning;

    // Lessons
    /// The file of the source language is not there.
    LessonMissing = "lesson-missing", Error;
    /// No front matter.
    FrontMatterMissing = "front-matter-missing", Error;
    /// Front matter without its closing line.
    FrontMatterUnclosed = "front-matter-unclosed", Error;
    /// No text.
    LessonEmpty = "lesson-empty", Error;
    /// Markdown nested too deep, or that cannot be read.
    MarkdownTooDeep = "markdown-too-deep", Error;
    /// A heading of level 1.
    HeadingLevelOne = "heading-level-one", Error;
    /// A level left out.
    HeadingSkipped = "heading-skipped", Warning;
    /// A heading without text.
    HeadingEmpty = "heading-empty", Error;
    /// A picture without a text alternative.
    ImageWithoutAlt = "image-without-alt", Error;
    /// A picture from another site.
    ImageRemote = "image-remote", Error;
    /// A file that is not there.
    AssetMissing = "asset-missing", Error;
    /// A file address that does not start with assets/.
    AssetOutside = "asset-outside", Error;
    /// A file of the wrong sort for its use.
    AssetWrongUse = "asset-wrong-use", Error;
    /// A file nobody uses.
    AssetUnused = "asset-unused", Warning;
    /// A kind of file that is not allowed.
    AssetType = "asset-type", Error;
    /// Content that is not what the name says.
    AssetContent = "asset-content", Error;
    /// A drawing with script or foreign parts.
    SvgUnsafe = "svg-unsafe", Error;
    /// A drawing that is not XML.
    SvgBroken = "svg-broken", Error;
    /// Captions that are not WebVTT.
    CaptionsBroken = "captions-broken", Error;
    /// A file that takes long on a slow line.
    MediaHeavy = "media-heavy", Warning;
    /// A link without an address or without text.
    LinkEmpty = "link-empty", Error;
    /// A link to an activity that does not exist.
    LinkUnknownActivity = "link-unknown-activity", Error;
    /// A link with a scheme that is not allowed.
    LinkScheme = "link-scheme", Error;
    /// A link over plain http.
    LinkInsecure = "link-insecure", Warning;
    /// A relative link.
    LinkRelative = "link-relative", Error;
    /// A link whose text says nothing.
    LinkUnclear = "link-unclear", Warning;
    /// Raw HTML that is taken out.
    HtmlRemoved = "html-removed", Warning;
    /// A reference to a footnote that is not there.
    FootnoteUndefined = "footnote-undefined", Error;
    /// A footnote nobody refers to.
    FootnoteUnused = "footnote-unused", Warning;
    /// A footnote written twice.
    FootnoteTwice = "footnote-twice", Error;
    /// A code block that looks like a misspelt directive.
    DirectiveMisspelt = "directive-misspelt", Warning;
    /// Attributes that cannot be read.
    DirectiveSyntax = "directive-syntax", Error;
    /// An attribute the directive does not have.
    DirectiveUnknownAttribute = "directive-unknown-attribute", Error;
    /// An attribute the directive needs.
    DirectiveMissingAttribute = "directive-missing-attribute", Error;
    /// A directive with nothing in it.
    DirectiveEmpty = "directive-empty", Error;
    /// A fence that is never closed.
    DirectiveUnclosed = "directive-unclosed", Error;
    /// A directive where it cannot stand.
    DirectiveNested = "directive-nested", Error;
    /// A prompt or question that one language has and another has not.
    IdsDiffer = "ids-differ", Error;
    /// A translation made from an older source.
    StaleTranslation = "stale-translation", Warning;
    /// A translation without its stamp.
    UnstampedTranslation = "unstamped-translation", Warning;
    /// A stamp that is not one.
    BadSourceHash = "bad-source-hash", Error;

    // Quizzes
    /// The quiz file is not there.
    QuizMissing = "quiz-missing", Error;
    /// The bank is not there.
    BankMissing = "bank-missing", Error;
    /// A pool that draws more than its bank holds.
    PoolDrawsTooMany = "pool-draws-too-many", Error;
    /// One bank in two pools of a quiz.
    BankDrawnTwice = "bank-drawn-twice", Error;
    /// A kind of question that does not exist yet.
    TypeNotBuilt = "type-not-built", Error;
    /// No option is right.
    NoRightOption = "no-right-option", Error;
    /// More than one option of a single choice is right.
    ManyRightOptions = "many-right-options", Error;
    /// Nothing to choose between.
    TooFewParts = "too-few-parts", Error;
    /// Every option is right.
    AllOptionsRight = "all-options-right", Warning;
    /// Two parts of a question say the same.
    SameText = "same-text", Error;
    /// A question that explains nothing afterwards.
    FeedbackMissing = "feedback-missing", Warning;
    /// It closes before it opens.
    ClosesBeforeOpens = "closes-before-opens", Error;
    /// Answers are shown while attempts are left.
    KeysTooEarly = "keys-too-early", Warning;
    /// A translation of something that does not exist.
    TranslationOfNothing = "translation-of-nothing", Error;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
