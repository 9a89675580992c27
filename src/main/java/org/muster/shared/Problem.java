package org.muster.shared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Something the reader did that cannot be done, told in the reader's language with what to do about
 * it. The words are messages {@code problem.<code>}; they hold no names and no health data.
 */
public final class Problem extends RuntimeException {

  private final HttpStatus status;
  private final String code;
  private final List<Object> arguments;
  private final transient Map<String, Object> details;

  /**
   * A problem.
   *
   * @param code its stable name in lower case with dots, {@code rounds.closed}; the message key is
   *     {@code problem.} + code
   * @param details further members of the API's problem document
   */
  public Problem(HttpStatus status, String code, Map<String, Object> details, Object... arguments) {
    super(code);
    this.status = status;
    this.code = code;
    this.details = Map.copyOf(details);
    this.arguments = List.of(arguments);
  }

  public Problem(HttpStatus status, String code, Object... arguments) {
    this(status, code, Map.of(), arguments);
  }

  /** 404: there is no such thing, or it is not the reader's to know. */
  public static Problem notFound() {
    return new Problem(HttpStatus.NOT_FOUND, "not-found");
  }

  /** 403: the reader may not do this. */
  public static Problem forbidden() {
    return new Problem(HttpStatus.FORBIDDEN, "forbidden");
  }

  /** 409: the state of things is against it. */
  public static Problem conflict(String code, Object... arguments) {
    return new Problem(HttpStatus.CONFLICT, code, arguments);
  }

  /** 422: what was sent cannot be taken. */
  public static Problem unprocessable(String code, Object... arguments) {
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, arguments);
  }

  /** 503: the institution is being moved, which takes minutes. */
  public static Problem held() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE, "institution-held", Map.of("retryAfter", 60));
  }

  /** The problem that something else was thrown for, if any. */
  public static Optional<Problem> within(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return Optional.of(problem);
      }
    }
    return Optional.empty();
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }

  /** What its message is filled with, for a problem that is told later. */
  public List<Object> arguments() {
    return arguments;
  }

  /** What went wrong and what to do, in the reader's language. */
  public String message(Text text) {
    return text.of("problem." + code, arguments.toArray());
  }
}
