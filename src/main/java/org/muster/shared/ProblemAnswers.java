package org.muster.shared;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request with a problem in the reader's language: RFC 9457 problem+json under {@code
 * /api/}, a page with what to do everywhere else.
 */
@Component
public class ProblemAnswers {

  private final Texts texts;
  private final TemplateEngine pages;
  private final JsonMapper json;

  ProblemAnswers(Texts texts, TemplateEngine pages, JsonMapper json) {
    this.texts = texts;
    this.pages = pages;
    this.json = json;
  }

  /** Sends the problem; does nothing once the answer is under way. */
  public void send(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    if (!isApi(request) && problem.details().get("next") instanceof String next) {
      // The way on is a page of its own, where the reader does what is still needed.
      response.resetBuffer();
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader("Location", next);
      return;
    }
    var text = texts.of(request);
    response.resetBuffer();
    response.setStatus(problem.status().value());
    response.setHeader("Content-Language", text.tag());
    response.setHeader("Cache-Control", "no-store");
    if (problem.details().get("retryAfter") instanceof Integer seconds) {
      response.setIntHeader("Retry-After", seconds);
    }
    var body = isApi(request) ? document(problem, text, response) : page(problem, text, response);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private byte[] document(Problem problem, Text text, HttpServletResponse response) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", "/problems/" + problem.code());
    members.put("title", title(problem.status(), text));
    members.put("status", problem.status().value());
    members.put("detail", problem.message(text));
    members.put("code", problem.code());
    problem.details().forEach(members::putIfAbsent);
    response.setContentType("application/problem+json;charset=UTF-8");
    return json.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] page(Problem problem, Text text, HttpServletResponse response) {
    var output = new Utf8ByteOutput();
    pages.render(
        "shared/problem.jte",
        Map.of(
            "t", text,
            "title", title(problem.status(), text),
            "message", problem.message(text),
            "next", text.of("problem.next." + kind(problem.status()))),
        output);
    response.setContentType("text/html;charset=UTF-8");
    return output.toByteArray();
  }

  private static String title(HttpStatus status, Text text) {
    return text.of("problem.title." + kind(status));
  }

  /** The states an error page has. */
  private static String kind(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND, GONE -> "not-found";
      case UNAUTHORIZED -> "signed-out";
      case FORBIDDEN -> "forbidden";
      case CONFLICT -> "conflict";
      case CONTENT_TOO_LARGE -> "too-large";
      case SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS -> "busy";
      default -> status.is5xxServerError() ? "failed" : "refused";
    };
  }

  private static boolean isApi(HttpServletRequest request) {
    // On the container's error dispatch the request's own address is in an attribute.
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address
        ? address.startsWith(request.getContextPath() + "/api/")
        : request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }
}
