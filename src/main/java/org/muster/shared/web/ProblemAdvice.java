package org.muster.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.ProblemAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every exception of a handler becomes a problem that its reader can act on. */
@ControllerAdvice
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final ProblemAnswers answers;

  ProblemAdvice(ProblemAnswers answers) {
    this.answers = answers;
  }

  // The security filters know whether to ask for a sign-in or to refuse.
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void leaveToSecurity(RuntimeException refusal) {
    throw refusal;
  }

  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void ignore(AsyncRequestNotUsableException readerLeft, HttpServletResponse response) {}

  @ExceptionHandler
  void answer(Exception exception, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (exception instanceof ErrorResponse framed && !response.isCommitted()) {
      // Allow, Accept and their like.
      framed.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    }
    answers.send(problem(exception), request, response);
  }

  private static Problem problem(Exception exception) {
    return switch (exception) {
      case Problem problem -> problem;
      case HttpMessageNotReadableException _ ->
          new Problem(HttpStatus.BAD_REQUEST, "request.unreadable");
      case MethodArgumentTypeMismatchException mismatch ->
          mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
              ? Problem.notFound()
              : new Problem(HttpStatus.BAD_REQUEST, "request.parameter", mismatch.getName());
      case ErrorResponse framed -> Statuses.problem(framed.getStatusCode().value());
      default -> unexpected(exception);
    };
  }

  private static Problem unexpected(Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
    }
    var id = Long.toUnsignedString(Ids.next().getLeastSignificantBits(), 36);
    LOG.error("unexpected, told the reader as {}", id, exception);
    return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", id);
  }
}
