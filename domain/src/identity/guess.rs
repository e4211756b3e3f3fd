//! Whether a password is easily guessed by somebody who knows whose it is and for which site.

/// Weakest zxcvbn score accepted, of 4.
const WEAKEST_SCORE: u8 = 3;
/// Weakest score of what is left once the words anybody would try have been taken out.
const WEAKEST_REST: u8 = 2;
/// A shorter word stands in too many others to be taken out of them.
const SHORTEST_TAKEN_OUT: usize = 4;

/// Words anybody would try here, in the languages of the site.
const TRIED_HERE: [&str; 48] = [
    "mooc",
    "uclg",
    "cglu",
    "human",
    "humans",
    "rights",
    "right",
    "city",
    "cities",
    "course",
    "courses",
    "learning",
    "learn",
    "droits",
    "droit",
    "humain",
    "humains",
    "ville",
    "villes",
    "cours",
    "derechos",
    "derecho",
    "humano",
    "humanos",
    "ciudad",
    "ciudades",
    "curso",
    "cursos",
    "certificate",
    "certificat",
    "certificado",
    "admin",
    "administrator",
    "password",
    "passwort",
    "motdepasse",
    "contraseña",
    "contrasena",
    "welcome",
    "bienvenue",
    "bienvenido",
    "bienvenida",
    "letmein",
    "login",
    "qwerty",
    "azerty",
    "changeme",
    "secret",
];

/// Whether a password is easily guessed. `context` holds what it must not lean on: name, address, site. zxcvbn knows the words one by
/// one, but counts several of them in a row, or one with digits after it, as hard: so what is left without them is weighed too.
pub(super) fn is_easy(text: &str, context: &[&str]) -> bool {
    let context: Vec<String> = context
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .collect();
    let mut words: Vec<&str> = context.iter().map(String::as_str).chain(TRIED_HERE).collect();
    if score(text, &words) < WEAKEST_SCORE {
        return true;
    }
    words.retain(|word| word.chars().count() >= SHORTEST_TAKEN_OUT);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let bare = text.to_lowercase();
    let rest = words.iter().fold(bare.clone(), |rest, word| rest.replace(word, " "));
    let left: String = rest.chars().filter(|c| c.is_alphanumeric()).collect();
    rest != bare && score(&left, &words) < WEAKEST_REST
}

fn score(text: &str, words: &[&str]) -> u8 {
    u8::from(zxcvbn::zxcvbn(text, words).score())
}
