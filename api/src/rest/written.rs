//! JSON that is written straight into the answer. The payload of the API's library first builds a tree of all values, which takes longer than
//! everything else about a large answer.

use chrono::{DateTime, Utc};
use poem::{IntoResponse, Response};
use poem_openapi::{
    ApiResponse,
    payload::{Json, Payload},
    registry::{MetaMediaType, MetaResponse, MetaResponses, MetaSchemaRef, Registry},
    types::Type,
};
use serde::{Serialize, Serializer};

/// A body whose form in the document is that of `T`, and which is written as `T` serialises: both must say the same.
#[derive(Debug)]
pub struct Written<T>(pub T);

impl<T: Type> Payload for Written<T> {
    const CONTENT_TYPE: &'static str = Json::<T>::CONTENT_TYPE;

    fn check_content_type(content_type: &str) -> bool {
        Json::<T>::check_content_type(content_type)
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: Serialize + Send> IntoResponse for Written<T> {
    fn into_response(self) -> Response {
        poem::web::Json(self.0).into_response()
    }
}

impl<T: Type + Serialize> ApiResponse for Written<T> {
    fn meta() -> MetaResponses {
        let content = vec![MetaMediaType { content_type: Self::CONTENT_TYPE, schema: Self::schema_ref() }];
        MetaResponses { responses: vec![MetaResponse { description: "", status: Some(200), status_range: None, content, headers: vec![] }] }
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

/// A moment in the form of all other answers.
///
/// # Errors
/// When it cannot be written.
pub fn moment<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc3339())
}

/// A moment, where there is one.
///
/// # Errors
/// When it cannot be written.
pub fn moment_if_any<S: Serializer>(at: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
    at.map(|at| at.to_rfc3339()).serialize(serializer)
}
