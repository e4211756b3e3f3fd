//! The API: JSON under `/api/v1`.

use crate::app::App;
use poem::Route;

/// Adds the routes of the API.
pub fn routes(route: Route, _app: &App) -> Route {
    route
}
