//! Folders and files that are the program's alone: the database, media, mail and backups hold what nobody else on the machine may read.
//! On Unix they are made for their owner only, whatever the umask says; elsewhere the rights of the folder they lie in hold.

use std::{fs::File, io, path::Path};

/// Makes a folder, and those it lies in where they are missing, for its owner alone. One that is there already is left as it is.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Opens a file for writing from its beginning; one that is made is its owner's alone.
///
/// # Errors
/// When it cannot be opened.
pub fn make_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    owners_alone(&mut options);
    options.open(path)
}

/// Makes a file that must not be there yet, for its owner alone.
///
/// # Errors
/// When it is there already, or cannot be made.
pub fn make_new_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    owners_alone(&mut options);
    options.open(path)
}

/// Makes sure of a file that something else will fill: one that is missing is made empty, for its owner alone.
///
/// # Errors
/// When it cannot be opened.
pub fn claim_file(path: &Path) -> io::Result<()> {
    let mut options = File::options();
    options.append(true).create(true);
    owners_alone(&mut options);
    options.open(path).map(drop)
}

fn owners_alone(options: &mut std::fs::OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    drop(options);
}

/// Whether others on the machine may look into a folder or read a file; not known where there are no Unix rights.
pub fn is_open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_is_made_is_its_owners_alone_and_what_was_there_is_left() {
        let home = tempfile::tempdir().unwrap();
        let rights = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = home.path().join("data/mail");
        make_folder(&folder).unwrap();
        assert_eq!((rights(&folder), rights(&home.path().join("data"))), (0o700, 0o700));
        make_file(&folder.join("letter")).unwrap();
        claim_file(&folder.join("database")).unwrap();
        assert_eq!((rights(&folder.join("letter")), rights(&folder.join("database"))), (0o600, 0o600));
        assert!(!is_open_to_others(&folder));
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        make_folder(&folder).unwrap();
        assert!(is_open_to_others(&folder));
    }
}
