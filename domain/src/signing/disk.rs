//! The key file on the disk: its owner's alone, and whole at every moment.

use super::{
    file::{KeyFile, StoredKey},
    file_error::KeyFileError,
};
use crate::private;
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Opens every key of a file.
///
/// # Errors
/// When the file is missing, cannot be read, others may read it, or its text is faulty or not to be opened.
pub fn load_keys(path: &Path, passphrase: Option<&str>) -> Result<Vec<StoredKey>, KeyFileError> {
    let text = text_of(path)?;
    KeyFile::parse(&text, passphrase, false).map_err(|fault| fault.within(path.display().to_string()))
}

/// The text of a file that others may not read.
pub(crate) fn text_of(path: &Path) -> Result<String, KeyFileError> {
    let text = fs::read_to_string(path).map_err(KeyFileError::io(path, "read"))?;
    if private::is_open_to_others(path) { Err(KeyFileError::OpenToOthers { path: path.to_owned() }) } else { Ok(text) }
}

/// Puts one more key into a file; one that is missing is made, with its folder. The keys already in it are never at risk: the new text
/// is written beside the file, reaches the disk, and takes its place at one stroke. Two commands at once cannot lose each other's key:
/// the second finds the first one's file and is refused.
///
/// # Errors
/// When another command is writing, the file cannot be read or written, others may read it, or its text is faulty or not to be opened.
pub fn add_key(path: &Path, key: &StoredKey, passphrase: &str) -> Result<(), KeyFileError> {
    // A link stays one: what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    private::make_folder(folder).map_err(KeyFileError::io(folder, "made"))?;
    let (draft, mut written) = Draft::begin(path)?;
    let before = match text_of(path) {
        Err(KeyFileError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => String::new(),
        other => other?,
    };
    let text = KeyFile::append(&before, key, passphrase).map_err(|fault| fault.within(path.display().to_string()))?;
    keep_owner(path, &written).map_err(KeyFileError::io(&draft.path, "given to the owner of the key file"))?;
    written.write_all(text.as_bytes()).and_then(|()| written.sync_all()).map_err(KeyFileError::io(&draft.path, "written"))?;
    draft.put_at(path).map_err(KeyFileError::io(path, "replaced"))?;
    sync_folder(folder).map_err(KeyFileError::io(folder, "brought to the disk"))
}

/// The new text while it is written. It is also the lock, and goes away with whoever took it.
struct Draft {
    path: PathBuf,
    is_placed: bool,
}

impl Draft {
    fn begin(beside: &Path) -> Result<(Self, File), KeyFileError> {
        let mut name = beside.as_os_str().to_owned();
        name.push(".new");
        let path = PathBuf::from(name);
        match private::make_new_file(&path) {
            Ok(file) => Ok((Self { path, is_placed: false }, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(KeyFileError::Busy { path }),
            Err(error) => Err(KeyFileError::io(&path, "made")(error)),
        }
    }

    fn put_at(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.is_placed = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Once it is placed, a file of this name is another command's.
        if !self.is_placed {
            // Writing has failed already and is told; a file that cannot be deleted is told of by the next command.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whoever runs the command as root must not take the file from the account the program runs under.
fn keep_owner(of: &Path, file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let Ok(old) = fs::metadata(of) else { return Ok(()) };
        let new = file.metadata()?;
        if (old.uid(), old.gid()) != (new.uid(), new.gid()) {
            return fchown(file, Some(old.uid()), Some(old.gid()));
        }
    }
    let _ = (of, file);
    Ok(())
}

/// A new name in a folder outlives a power cut only when the folder has reached the disk.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::purpose::Purpose;
    use chrono::DateTime;

    const PASSPHRASE: &str = "correct horse battery staple";

    fn key(purpose: Purpose) -> StoredKey {
        StoredKey::generate(purpose, DateTime::from_timestamp(1_800_000_000, 0).unwrap()).unwrap()
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn keys_are_added_one_by_one_and_read_back() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys/issuer.pem");
        let (one, other) = (key(Purpose::Code), key(Purpose::Ledger));
        add_key(&path, &one, PASSPHRASE).unwrap();
        add_key(&path, &other, PASSPHRASE).unwrap();
        let found: Vec<_> = load_keys(&path, Some(PASSPHRASE)).unwrap().iter().map(StoredKey::label).collect();
        assert_eq!(found, [one.label(), other.label()]);
        assert_eq!(names_in(&home.path().join("keys")), ["issuer.pem"]);
        #[cfg(unix)]
        assert!(!private::is_open_to_others(&path) && !private::is_open_to_others(&home.path().join("keys")));
    }

    #[test]
    fn a_wrong_passphrase_leaves_the_file_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("issuer.pem");
        let first = key(Purpose::Code);
        add_key(&path, &first, PASSPHRASE).unwrap();
        let before = fs::read(&path).unwrap();
        let told = add_key(&path, &key(Purpose::Code), "another").unwrap_err().to_string();
        assert!(told.starts_with(&format!("{}, line 2: the passphrase", path.display())) && told.contains(&first.id.to_string()), "{told}");
        assert_eq!((fs::read(&path).unwrap(), names_in(home.path())), (before, vec!["issuer.pem".to_owned()]));
    }

    #[test]
    fn while_one_command_writes_another_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("issuer.pem");
        fs::write(home.path().join("issuer.pem.new"), "").unwrap();
        let told = add_key(&path, &key(Purpose::Code), PASSPHRASE).unwrap_err().to_string();
        assert!(told.contains("issuer.pem.new: another `mooc key`") && !path.exists(), "{told}");
        assert_eq!(names_in(home.path()), ["issuer.pem.new"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_others_may_read_is_refused_and_a_link_stays_one() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let (path, link) = (home.path().join("issuer.pem"), home.path().join("link"));
        add_key(&path, &key(Purpose::Code), PASSPHRASE).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        add_key(&link, &key(Purpose::Code), PASSPHRASE).unwrap();
        assert_eq!(load_keys(&link, Some(PASSPHRASE)).unwrap().len(), 2);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        for mode in [0o640, 0o604, 0o620] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let told = load_keys(&path, Some(PASSPHRASE)).unwrap_err().to_string();
            assert!(told.contains(&format!("chmod 600 {}", path.display())), "{told}");
            assert!(matches!(add_key(&path, &key(Purpose::Code), PASSPHRASE), Err(KeyFileError::OpenToOthers { .. })));
        }
    }

    #[test]
    fn a_missing_file_is_told_of() {
        let told = load_keys(Path::new("/nowhere/issuer.pem"), None).unwrap_err().to_string();
        assert!(told.contains("/nowhere/issuer.pem: cannot be read") && told.contains("key_file"), "{told}");
    }
}
