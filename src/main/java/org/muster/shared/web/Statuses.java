package org.muster.shared.web;

import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** The problem that stands for a bare HTTP status of the framework or the container. */
class Statuses {

  private Statuses() {}

  static Problem problem(int status) {
    return switch (status) {
      case 401 -> new Problem(HttpStatus.UNAUTHORIZED, "signed-out");
      case 403 -> Problem.forbidden();
      case 404 -> Problem.notFound();
      // 501 is the container's word for a method that it never heard of.
      case 405, 501 -> new Problem(HttpStatus.METHOD_NOT_ALLOWED, "request.method");
      case 406 -> new Problem(HttpStatus.NOT_ACCEPTABLE, "request.accept");
      case 413 -> new Problem(HttpStatus.CONTENT_TOO_LARGE, "request.too-large");
      case 415 -> new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "request.type");
      case 429 -> new Problem(HttpStatus.TOO_MANY_REQUESTS, "request.too-many");
      case 503 -> new Problem(HttpStatus.SERVICE_UNAVAILABLE, "busy");
      default ->
          status >= 500
              ? new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "-")
              : new Problem(HttpStatus.BAD_REQUEST, "request.invalid");
    };
  }
}
