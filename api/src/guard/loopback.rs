//! The names of this machine: while somebody tries the program out, all of them lead to the same site.

const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// The addresses a site has: its own, and where that is on this machine the same port under the machine's other names.
pub fn names_of(base_url: &str) -> Vec<String> {
    let others = NAMES.iter().find_map(|name| {
        let (scheme, rest) = base_url.split_once("://")?;
        let port = rest.strip_prefix(name).filter(|port| port.is_empty() || port.starts_with(':'))?;
        let other = NAMES.iter().filter(|other| *other != name);
        Some(other.map(|other| format!("{scheme}://{other}{port}")).collect::<Vec<_>>())
    });
    std::iter::once(base_url.to_owned()).chain(others.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_site_on_this_machine_has_other_names() {
        let mine = ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"];
        for base_url in mine {
            let mut names = names_of(base_url);
            assert_eq!(names[0], base_url);
            names.sort();
            let mut wanted = mine.map(str::to_owned).to_vec();
            wanted.sort();
            assert_eq!(names, wanted);
        }
        for public in ["https://mooc.example.org", "http://localhost.example.org:80", "http://127.0.0.10:8080"] {
            assert_eq!(names_of(public), [public]);
        }
    }
}
