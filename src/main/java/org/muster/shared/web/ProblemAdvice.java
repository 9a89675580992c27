package org.muster.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Ids;
import org.muster.shared.Outage;
import org.muster.shared.Problem;
import org.muster.shared.ProblemAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Every exception of a handler becomes a problem that its reader can act on. */
@ControllerAdvice
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  /** A number too large, a day too far away, a sign that cannot be kept. */
  private static final Set<String> OUT_OF_REACH =
      Set.of("22003", "22007", "22008", "22021", "22P05");

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
      case HttpMessageNotReadableException unreadable ->
          among(unreadable, StreamConstraintsException.class) == null
              ? new Problem(HttpStatus.BAD_REQUEST, "request.unreadable")
              : new Problem(HttpStatus.CONTENT_TOO_LARGE, "request.body");
      case MethodArgumentTypeMismatchException mismatch ->
          mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
              ? Problem.notFound()
              : new Problem(HttpStatus.BAD_REQUEST, "request.parameter", mismatch.getName());
      case ErrorResponse framed -> Statuses.problem(framed.getStatusCode().value());
      case InvalidParameterException broken -> Statuses.problem(broken.getErrorCode());
      case RequestRejectedException _ -> Statuses.problem(400);
      case MultipartException _ when brokenParts(exception) -> Statuses.problem(400);
      case DataAccessException _ when outOfReach(exception) ->
          Problem.unprocessable("request.value");
      default -> unexpected(exception);
    };
  }

  /** Not where the parts could not be written: that is our disk. */
  private static boolean brokenParts(Exception exception) {
    return among(exception, MultipartStream.MalformedStreamException.class) != null
        || among(exception, FileUploadException.class) != null
            && among(exception, IOFileUploadException.class) == null;
  }

  /** The last of several guards: the database refuses a value, and nothing has been written. */
  private static boolean outOfReach(Exception exception) {
    return among(exception, SQLException.class) instanceof SQLException refused
        && OUT_OF_REACH.contains(Objects.requireNonNullElse(refused.getSQLState(), ""));
  }

  private static <T extends Throwable> @Nullable T among(Throwable thrown, Class<T> type) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private static Problem unexpected(Exception exception) {
    if (among(exception, Problem.class) instanceof Problem problem) {
      return problem;
    }
    var outage = Outage.of(exception);
    if (outage.isPresent()) {
      LOG.warn("the database cannot be asked: {}", exception.toString());
      return outage.get();
    }
    var id = Long.toUnsignedString(Ids.next().getLeastSignificantBits(), 36);
    LOG.error("unexpected, told the reader as {}", id, exception);
    return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", id);
  }
}
