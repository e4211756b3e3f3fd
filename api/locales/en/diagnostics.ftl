diagnostics-summary = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
diagnostics-none = No fault found.
diagnostics-error = error
diagnostics-warning = warning
diagnostics-why = why:
diagnostics-mend = mend:
diagnostics-whole-course = the course as a whole

# What a diagnostic names
diagnostic-tongue-en = English
diagnostic-tongue-fr = French
diagnostic-tongue-es = Spanish
diagnostic-sort-mapping = a mapping (key: value)
diagnostic-sort-list = a list
diagnostic-sort-text = a text
diagnostic-sort-nothing = nothing
diagnostic-sort-other = something else
diagnostic-sort-whole-number = a whole number
diagnostic-sort-number = a number
diagnostic-sort-picture = a picture
diagnostic-sort-audio = a sound recording
diagnostic-sort-video = a video
diagnostic-sort-captions = a captions file
diagnostic-sort-document = a document

# Diagnostics: what is wrong, why it matters, how to mend it
diagnostic-folder-unreadable = The folder or file cannot be read: { $detail }
    .why = A course is checked whole, so every file has to be readable.
    .mend = Check that it exists and that this account may read it.
diagnostic-zip-unreadable = This is not a readable ZIP archive: { $detail }
    .why = The archive is damaged, cut short, or another kind of file.
    .mend = Make the archive again from the course folder and send that one.
diagnostic-zip-encrypted = `{ $path }` is encrypted
    .why = Nobody could check or publish what cannot be opened.
    .mend = Make the archive again without a password.
diagnostic-zip-method = `{ $path }` is packed with the method { $method }
    .why = Only plain storage and “deflate” are read, which every ZIP program can write.
    .mend = Make the archive again with the ordinary compression of your system.
diagnostic-zip-inconsistent = The archive contradicts itself
    .why = Its table of contents says one thing and an entry says another; different programs would unpack different files.
    .mend = Make the archive again from the course folder.
diagnostic-zip-overlap = Entries of the archive share the same bytes
    .why = No ordinary program writes such an archive; it is a known way to make a small file fill a disk.
    .mend = Make the archive again from the course folder.
diagnostic-zip-ratio = `{ $path }` would unpack to more than { $ratio } times its size
    .why = Real pictures, recordings and texts do not; archives made to fill a disk do.
    .mend = Leave the file out, or pack its real content.
diagnostic-link-refused = `{ $path }` is a link or a special file
    .why = A link can lead out of the course, and elsewhere it leads nowhere.
    .mend = Put the file itself in its place.
diagnostic-path-unsafe = `{ $path }` is not a path a course may have
    .why = Paths stay inside the course folder and can be written on every system: no `..`, no drive, no backslash, none of : * ? < > |, no control character.
    .mend = Rename the file or folder.
diagnostic-path-too-long = `{ $path }` is too long or too deep
    .why = A path has at most { $bytes } bytes and { $levels } levels, so that it can be unpacked everywhere.
    .mend = Shorten the names or use fewer folders.
diagnostic-path-duplicate = Two paths are the same on some systems: `{ $path }`
    .why = Many systems ignore capitals and ways of writing an accent, and would keep only one of the two.
    .mend = Rename one of them so that they differ in more than that.
diagnostic-too-large = The course is larger than { $limit } MiB
    .why = It has to be downloaded, kept and sent to learners on weak connections.
    .mend = Shorten or compress recordings and pictures, or link to them.
diagnostic-too-many-files = The course has more than { $limit } files and folders
    .why = No course needs so many; a folder that does not belong to it has probably come along.
    .mend = Take out what is not part of the course.
diagnostic-not-utf8 = The file is not UTF-8 text from here on
    .why = Accents would turn into other signs on some readers’ screens.
    .mend = Save the file again with the encoding UTF-8.
diagnostic-control-character = The invisible character { $character } stands here
    .why = It cannot be seen or typed, and some programs stop at it. It usually comes from pasting.
    .mend = Delete it, or write the words again by hand.
diagnostic-not-normalised = Letters and their accents are stored apart here
    .why = They look right but are not found by a search; the platform joins them. Some systems write texts and file names this way.
    .mend = Retype the word, or save the file in the Unicode form NFC.
diagnostic-text-too-long = The file has { $length } characters
    .why = A text file may have { $limit }. A page that long does not get through on a weak connection.
    .mend = Split it into several lessons or banks.
diagnostic-yaml-syntax = The YAML cannot be read here
    .why = A bracket or quotation mark is not closed, or a line is not indented like its neighbours. The reader said: { $detail }.
    .mend = Look at this line and the one above; indent with spaces, close every [ { "{" } " and '.
diagnostic-yaml-tab = A tab is used to indent
    .why = YAML knows only spaces there; how wide a tab is nobody can tell.
    .mend = Replace the tab with spaces, two for each level.
diagnostic-yaml-unquoted = This text needs quotation marks
    .why = A colon followed by a space, or a sign such as @ or % at the beginning, means something else to YAML.
    .mend = Put the whole text between double quotation marks.
diagnostic-yaml-anchor = Anchors and aliases (& and *) are not used in courses
    .why = Few authors know them, and they can blow a small file up to any size.
    .mend = Write the text out where it is needed, or put it in quotation marks if the sign belongs to it.
diagnostic-yaml-tag = Tags (!) are not used in courses
    .why = What a value is follows from its place in the format.
    .mend = Take the tag away, or put the text in quotation marks if the sign belongs to it.
diagnostic-yaml-many-documents = A second document begins here
    .why = Each file holds one; what follows would be overlooked.
    .mend = Take the line `---` away, or move what follows to a file of its own.
diagnostic-yaml-too-deep = Lists and mappings are nested more than { $limit } deep
    .why = No course file needs that; a bracket has probably not been closed.
    .mend = Close the brackets on the lines above.
diagnostic-duplicate-key = The key `{ $key }` is given twice
    .why = Only one of the two could count, and nobody could tell which.
    .mend = Keep one and delete the other.
diagnostic-unknown-key = The key `{ $key }` is not known here
    .why = What it says would be ignored without a word.
    .mend = { $suggestion ->
        [none] Take it away, or use one of: { $known }.
       *[other] Did you mean `{ $suggestion }`? Known here: { $known }.
    }
diagnostic-missing-key = `{ $key }` is missing
    .why = It has to be said here.
    .mend = Add a line `{ $key }: …`.
diagnostic-wrong-type = { $expected } is expected here, not { $found }
    .why = The format wants this under `{ $key }`; anything else cannot be understood.
    .mend = Look at docs/course-format.md for the form, and check the indentation.
diagnostic-not-whole-number = `{ $value }` is not a whole number
    .why = `{ $key }` is counted in whole numbers.
    .mend = Write digits alone, for instance 25.
diagnostic-not-number = `{ $value }` is not a number
    .why = `{ $key }` is an exact decimal number: at most 12 digits before the point and 6 after it.
    .mend = Write it with digits and a point, for instance 62.5.
diagnostic-out-of-range = `{ $key }` is { $value }
    .why = It must be from { $low } to { $high }.
    .mend = Choose a number in that range.
diagnostic-not-a-choice = `{ $value }` is not a choice for `{ $key }`
    .why = There is a fixed set of words: { $choices }.
    .mend = { $suggestion ->
        [none] Use one of them.
       *[other] Did you mean `{ $suggestion }`?
    }
diagnostic-not-a-date = `{ $value }` is not a date and time
    .why = `{ $key }` is a moment, with its time zone, so that it is the same one for everybody.
    .mend = Write it like 2026-11-01T09:00:00Z or 2026-11-01T09:00:00+01:00.
diagnostic-empty-text = `{ $key }` says nothing
    .why = Readers would see an empty place.
    .mend = Write the text, or take the key away where it is optional.
diagnostic-title-too-long = `{ $key }` has { $length } characters
    .why = A title has at most { $limit }: it also stands in lists, on phones and on certificates.
    .mend = Shorten it.
diagnostic-course-file-missing = There is no course.yaml
    .why = It says what the course is called, in which languages it is and which modules it has.
    .mend = Add course.yaml at the top of the folder; docs/course-format.md shows one.
diagnostic-bad-id = `{ $id }` cannot be an id
    .why = Ids stand in addresses and in everybody’s progress: a to z, 0 to 9 and hyphens, beginning with a letter, at most 64.
    .mend = Choose one such as who-must-do-what.
diagnostic-duplicate-id = The id `{ $id }` is used twice; first in { $first }
    .why = Progress, notes and grades hang on ids: with two of the same, nobody could tell them apart.
    .mend = Give one of the two another id; keep the one that learners already have.
diagnostic-unknown-language = `{ $language }` is not a language of the platform
    .why = Its pages and emails are in en, fr and es.
    .mend = Use one of those codes.
diagnostic-duplicate-language = The language `{ $language }` is named twice
    .why = Once is enough, and the order says which one is the source.
    .mend = Delete one of them.
diagnostic-bad-draft-language = The source language ({ $tongue }) is a draft
    .why = Everything falls back to it, so it cannot be hidden.
    .mend = Put another language first in `languages`, or take this one out of `draft_languages`.
diagnostic-undeclared-language = The course does not declare { $tongue }
    .why = Nobody will see this text.
    .mend = Add the language to `languages` or `draft_languages` in course.yaml, or take the text out.
diagnostic-missing-source-text = `{ $key }` has no text in the source language ({ $tongue })
    .why = The other languages fall back to it.
    .mend = Add it under the language’s code.
diagnostic-missing-translation = `{ $key }` is missing in { $tongue }
    .why = Titles, certificates and graded quizzes have to be whole in every declared language: nobody should be graded in a language they did not choose.
    .mend = Translate it, or declare the language in `draft_languages` until it is ready.
diagnostic-untranslated = `{ $key }` is not there in { $tongue }
    .why = It will be shown in the source language, and the page will say so.
    .mend = Translate it when you can.
diagnostic-unknown-licence = `{ $licence }` is not the usual name of a licence for texts
    .why = Others can use the course only if they can tell under which terms.
    .mend = Write its SPDX identifier, for instance CC-BY-SA-4.0, CC-BY-4.0 or CC0-1.0.
diagnostic-empty-list = `{ $key }` is empty
    .why = At least one entry is needed here.
    .mend = Add an entry.
diagnostic-module-listed-twice = The module folder `{ $folder }` is listed twice
    .why = A module stands once in a course.
    .mend = Delete one of the two.
diagnostic-module-missing = `{ $path }` is not there
    .why = The course names it as a module.
    .mend = { $suggestion ->
        [none] Create it with its module.yaml, or take it out of `modules` in course.yaml.
       *[other] Did you mean `{ $suggestion }`?
    }
diagnostic-module-not-listed = The folder `{ $folder }` is not in the course
    .why = course.yaml does not name it, so nobody will see it.
    .mend = Add it to `modules` in course.yaml, or move it elsewhere.
diagnostic-kind-not-built = Activities of the kind `{ $kind }` do not exist yet
    .why = The word is reserved for later versions of the platform.
    .mend = Use `lesson` or `quiz`, or leave the activity out for now.
diagnostic-key-without-meaning = `{ $key }` means nothing for `{ $kind }`
    .why = It changes nothing, and a reader of the file would think it does.
    .mend = Take the line away.
diagnostic-file-unused = Nothing uses `{ $path }`
    .why = No activity and no quiz of the course names it; a name may be misspelt.
    .mend = Name it in module.yaml or in a quiz, rename it, or delete it.
diagnostic-unknown-requirement-target = There is no `{ $id }` in the course
    .why = The award asks for something nobody can find.
    .mend = { $suggestion ->
        [none] Write the id of a module or activity as its module.yaml gives it.
       *[other] Did you mean `{ $suggestion }`?
    }
diagnostic-requirement-not-a-quiz = `{ $id }` is not a quiz
    .why = Only a quiz gives a mark.
    .mend = Name a quiz, or use the kind `all_required` for a lesson.
diagnostic-impossible-requirement = Nobody can meet the requirement `{ $id }`
    .why = { $reason ->
        [lessons] It asks for { $wanted } lessons and the course has { $there }.
       *[weights] It asks for a grade and no quiz of the course has a weight.
    }
    .mend = { $reason ->
        [lessons] Ask for at most { $there }.
       *[weights] Give a quiz a weight above 0, or take the requirement out.
    }
diagnostic-empty-requirement = The requirement `{ $id }` asks for nothing
    .why = The modules it names have no required activity, so everybody meets it at once.
    .mend = Make an activity required, name other modules, or take the requirement out.
diagnostic-award-without-hours = The award `{ $award }` counts no hours
    .why = The certificate shows the minutes of the required activities of its modules; here there are none.
    .mend = Name modules with required activities under `modules`.
diagnostic-lesson-missing = `{ $path }` is not there
    .why = A lesson needs at least its text in the source language.
    .mend = Create the file, or set `file` to the name it has.
diagnostic-front-matter-missing = The lesson does not begin with front matter
    .why = Its title stands there.
    .mend = Begin the file with a line `---`, then `title: …`, then a line `---`.
diagnostic-front-matter-unclosed = The front matter is never closed
    .why = The whole lesson would be taken for front matter.
    .mend = Put a line `---` after the title and objectives.
diagnostic-lesson-empty = The lesson has no text
    .why = Learners would see a title and nothing else.
    .mend = Write the text after the front matter.
diagnostic-markdown-too-deep = Quotations or lists are nested more than { $limit } deep here
    .why = Nobody can follow that, and a small screen cannot show it.
    .mend = Write it flatter.
diagnostic-heading-level-one = “{ $title }” is a heading of level 1
    .why = The lesson’s own title is the only one at this level; people who listen to a page find their way by its headings.
    .mend = Begin headings with ##.
diagnostic-heading-skipped = A heading of level { $found } follows where level { $wanted } would come next
    .why = People who listen to a page look for the level in between.
    .mend = Use level { $wanted }.
diagnostic-heading-empty = The heading is empty
    .why = It would stand in the list of headings without a name.
    .mend = Write its text, or take the # away.
diagnostic-image-without-alt = The picture `{ $address }` has no text alternative
    .why = Anyone who cannot see it, or does not load pictures on a weak connection, learns nothing from it.
    .mend = Say between the square brackets what the picture shows: ![Eight dates from 1997 to 2022](…).
diagnostic-image-remote = The picture `{ $address }` comes from elsewhere
    .why = Pages load nothing from other sites: it would tell them who reads what, and it may be gone tomorrow.
    .mend = Put the picture into assets/ if its licence allows, or link to it.
diagnostic-asset-missing = `{ $address }` is not there
    .why = The text refers to it.
    .mend = { $suggestion ->
        [none] Add the file, or correct the address; it starts at the course folder.
       *[other] Did you mean `{ $suggestion }`?
    }
diagnostic-asset-outside = `{ $address }` does not start with assets/
    .why = Pictures, recordings and documents stand in that folder, and addresses start at the course folder.
    .mend = Move the file into assets/ and write assets/… as its address.
diagnostic-asset-wrong-use = `{ $address }` is { $sort }; { $wanted } is expected here
    .why = A browser could not show it.
    .mend = Use a file of the right kind, or a link: [text](assets/…).
diagnostic-asset-unused = Nothing uses `{ $path }`
    .why = It makes the course larger for whoever downloads it.
    .mend = Use it in a lesson or delete it.
diagnostic-asset-type = Files like `{ $path }` are not served
    .why = Only kinds every browser can show or save safely are: { $known }.
    .mend = Convert the file to one of these kinds.
diagnostic-asset-content = `{ $path }` is not a real .{ $expected } file
    .why = Its first bytes are those of another kind; a browser would show nothing.
    .mend = Export it again in that format, or give it the ending that fits.
diagnostic-svg-unsafe = The drawing holds something that may not be in it: { $what }
    .why = A drawing is a small program to a browser: script, links and parts from other places could spy on readers.
    .mend = Save it as plain SVG without scripts, links and embedded pages.
diagnostic-svg-broken = The drawing is not readable SVG: { $detail }
    .why = Browsers show nothing of a drawing with an error.
    .mend = Open it in a drawing program and save it again as plain SVG.
diagnostic-captions-broken = These are not WebVTT captions
    .why = The file begins with a line WEBVTT and has at least one cue with -->; without that no browser shows captions.
    .mend = Export the captions as WebVTT (.vtt).
diagnostic-media-heavy = `{ $path }` is { $kilobytes } kB in size
    .why = On a line of 256 kbit/s that takes { $seconds } seconds.
    .mend = Make it smaller: fewer pixels, a shorter recording, a stronger compression.
diagnostic-link-empty = The link has no address or no text
    .why = Nobody could follow it.
    .mend = Write [text](address).
diagnostic-link-unknown-activity = There is no activity `{ $id }`
    .why = The link would lead to a missing page.
    .mend = { $suggestion ->
        [none] Write the id that module.yaml gives the activity.
       *[other] Did you mean `{ $suggestion }`?
    }
diagnostic-link-scheme = Links like `{ $address }` are not allowed
    .why = Only https, http and mailto are, up to 2,048 bytes; others can run code or lead into somebody’s computer.
    .mend = Use a web address, assets/… or activity:…
diagnostic-link-insecure = `{ $address }` is not encrypted
    .why = On a shared network others can see and change what is read there.
    .mend = Try the address with https:// and use that if it works.
diagnostic-link-relative = `{ $address }` leads nowhere
    .why = A lesson’s address is not its place in the folder.
    .mend = Link to another activity with activity:its-id, to a file with assets/…, to a site with https://…
diagnostic-link-unclear = The link text “{ $text }” says nothing by itself
    .why = People who go from link to link by ear hear only this.
    .mend = Put words there that name what is behind it.
diagnostic-html-removed = The HTML `<{ $tag }>`, or an attribute of it, is taken out
    .why = Only a small set of plain elements stays, without styles, classes, links and pictures, so that nothing can run or break the page.
    .mend = Use Markdown or a directive instead.
diagnostic-footnote-undefined = There is no footnote `[^{ $name }]`
    .why = The mark would stand in the text as it is. Quizzes have no footnotes.
    .mend = Add a line `[^{ $name }]: …` to the lesson, or take the mark away.
diagnostic-footnote-unused = Nothing refers to the footnote `[^{ $name }]`
    .why = It will not be shown.
    .mend = Put the mark where it belongs, or delete the note.
diagnostic-footnote-twice = The footnote `[^{ $name }]` is written twice
    .why = Only one of the two can be shown.
    .mend = Give one of them another name.
diagnostic-directive-misspelt = `{ $name }` looks like the directive `{ $suggestion }`
    .why = As it is, the block is shown as program code.
    .mend = Write `{ $suggestion }`, in small letters.
diagnostic-directive-syntax = The first line of this `{ $name }` cannot be read
    .why = After the name come only pairs such as title="Worth knowing".
    .mend = Put each value in straight double quotation marks, with spaces between the pairs.
diagnostic-directive-unknown-attribute = `{ $name }` has no attribute `{ $attribute }`
    .why = What it says would be ignored.
    .mend = { $suggestion ->
        [none] { $known ->
            [none] Take it away.
           *[other] Take it away, or use one of: { $known }.
        }
       *[other] Did you mean `{ $suggestion }`?
    }
diagnostic-directive-missing-attribute = `{ $name }` needs `{ $attribute }`
    .why = Without it the block cannot be shown.
    .mend = Add { $attribute }="…" to the first line.
diagnostic-directive-empty = This `{ $name }` is empty
    .why = Readers would see an empty box.
    .mend = Write its content between the two fences, or delete it.
diagnostic-directive-unclosed = The block `{ $name }` is never closed
    .why = Everything after it is swallowed.
    .mend = Put a line with the same number of backticks where it ends.
diagnostic-directive-nested = `{ $name }` cannot stand here
    .why = Prompts stand in the lesson itself, not inside another block; quiz texts, prompts, answers and transcripts hold no blocks at all.
    .mend = Move it out.
diagnostic-ids-differ = { $side ->
        [more] `{ $id }` is here and not in the source language
       *[less] `{ $id }` of the source language is not here
    }
    .why = Prompts and questions are the same in every language, so that nobody loses notes by switching.
    .mend = { $side ->
        [more] Use the id the source has, or add it there.
       *[less] Add it, with the same id.
    }
diagnostic-stale-translation = `{ $source }` has changed since this translation
    .why = Readers of this language may learn something else. Old translations are shown, with a remark.
    .mend = Compare the two, then run `mooc course stamp DIR`.
diagnostic-unstamped-translation = The translation does not say which source it was made from
    .why = Without the hash of `{ $source }` nobody can tell when it is out of date.
    .mend = Run `mooc course stamp DIR`; it writes `source_hash`.
diagnostic-bad-source-hash = `source_hash` is not a hash
    .why = It is 64 digits from 0 to 9 and a to f, written by the tool.
    .mend = Delete the line and run `mooc course stamp DIR`.
diagnostic-quiz-missing = `{ $path }` is not there
    .why = The module names it as a quiz.
    .mend = Create the file, or set `file` to the name it has.
diagnostic-bank-missing = `{ $path }` is not there
    .why = The pool draws its questions from it.
    .mend = { $suggestion ->
        [none] Create the bank, or correct its name.
       *[other] Did you mean `{ $suggestion }`?
    }
diagnostic-pool-draws-too-many = The pool draws { $draw } questions and `{ $bank }` has { $there }
    .why = No attempt could be started.
    .mend = Draw at most { $there }, or write more questions.
diagnostic-bank-drawn-twice = Two pools of this quiz draw from `{ $bank }`
    .why = The same question could come twice in one attempt.
    .mend = Make one pool that draws the sum, or split the bank.
diagnostic-type-not-built = Questions of the type `{ $type }` do not exist yet
    .why = The word is reserved for later versions of the platform.
    .mend = Use single_choice, multiple_choice, true_false, matching, ordering, numeric or short_text.
diagnostic-no-right-option = No option is right
    .why = Nobody could earn the points.
    .mend = Write `right: true` at the right option.
diagnostic-many-right-options = { $right } options are right, and only one can be chosen
    .why = Anyone who picks the other right one would be marked wrong.
    .mend = Leave one right option, or make it a multiple_choice.
diagnostic-too-few-parts = `{ $key }` has { $there ->
        [0] no entry
        [one] one entry
       *[other] { $there } entries
    }
    .why = With fewer than { $least } there is nothing to choose or to order.
    .mend = Write at least { $least }.
diagnostic-all-options-right = Every option is right
    .why = Ticking everything earns all the points.
    .mend = Add a wrong option that makes people think.
diagnostic-same-text = `{ $id }` says the same as `{ $other }`
    .why = Learners could not tell which of the two counts.
    .mend = Change or delete one of them.
diagnostic-feedback-missing = The question `{ $id }` explains nothing afterwards
    .why = Nobody learns from a bare “wrong”.
    .mend = Add `feedback` to the question or to its options.
diagnostic-closes-before-opens = The quiz closes before it opens
    .why = Nobody could ever start it.
    .mend = Set `closes` later than `opens`.
diagnostic-keys-too-early = The right answers are shown while attempts are left
    .why = Whoever tries again only has to copy them, and the quiz counts for the result.
    .mend = Use `keys: after_passed_or_used_up`, or allow one attempt.
diagnostic-translation-of-nothing = The source has no `{ $id }`
    .why = The translation would never be shown.
    .mend = { $suggestion ->
        [none] Correct the id, or delete these lines.
       *[other] Did you mean `{ $suggestion }`?
    }
