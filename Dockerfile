# syntax=docker/dockerfile:1
# The program with thin LTO on a bare Debian, run by a user without rights.

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --locked --profile dist --bin mooc \
    && cp target/dist/mooc /usr/local/bin/mooc

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/mooc --create-home mooc
COPY --from=build /usr/local/bin/mooc /usr/local/bin/mooc
COPY --chown=root:root courses /srv/mooc/courses
COPY LICENSE LICENSE-COURSES /srv/mooc/
WORKDIR /srv/mooc
USER mooc
ENV MOOC_DATA_DIR=/var/lib/mooc MOOC_LISTEN=0.0.0.0:8080
VOLUME /var/lib/mooc
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=6 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["mooc"]
CMD ["serve"]
