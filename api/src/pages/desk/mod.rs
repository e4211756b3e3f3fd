//! The desk: where admins find and help people.

mod people;
mod person;

use poem::{Route, get};

/// Adds the routes.
pub fn routes(route: Route) -> Route {
    route
        .at("/:lang/desk", get(people::show))
        .at("/:lang/desk/people/:user", get(person::show))
        .at("/:lang/desk/people/:user/address", get(person::back).post(person::change_address))
        .at("/:lang/desk/people/:user/roles", get(person::back).post(person::change_role))
        .at("/:lang/desk/people/:user/admin", get(person::back).post(person::change_admin))
        .at("/:lang/desk/people/:user/reset", get(person::back).post(person::send_reset))
}
