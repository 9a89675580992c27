package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.muster.identity.SignIns;
import org.muster.shared.Problem;
import org.muster.shared.ProblemAnswers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Asks the signed-out to sign in and tells the others why not, each in the reader's language. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemAnswers answers;
  private final long longest;

  Refusals(
      ProblemAnswers answers,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize longest) {
    this.answers = answers;
    this.longest = longest.toBytes();
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
      throws IOException {
    signedOut(request, response);
  }

  void signedOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getRequestURI().startsWith("/api/")) {
      response.setHeader("WWW-Authenticate", "Bearer");
      answers.send(new Problem(HttpStatus.UNAUTHORIZED, "signed-out"), request, response);
    } else if (request.getHeader("HX-Request") != null) {
      // A fragment of a page whose session has ended: the whole page goes to sign in.
      response.setHeader("HX-Redirect", signIn(page(request)));
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (request.getMethod().equals("GET")) {
      var query = request.getQueryString();
      response.sendRedirect(
          signIn(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query));
    } else {
      response.sendRedirect(signIn("/"));
    }
  }

  private static String signIn(String next) {
    var safe = SignIns.safe(next);
    return safe.equals("/")
        ? "/sign-in"
        : "/sign-in?next=" + URLEncoder.encode(safe, StandardCharsets.UTF_8);
  }

  private static String page(HttpServletRequest request) {
    try {
      var address = request.getHeader("HX-Current-URL");
      return address == null ? "/" : URI.create(address).getPath();
    } catch (IllegalArgumentException malformed) {
      return "/";
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    answers.send(problem(request, refused), request, response);
  }

  private Problem problem(HttpServletRequest request, AccessDeniedException refused) {
    if (refused instanceof CsrfException) {
      // An upload that is too large is not parsed, so its token is not seen.
      return request.getContentLengthLong() > longest
          ? new Problem(HttpStatus.CONTENT_TOO_LARGE, "request.too-large")
          : new Problem(HttpStatus.FORBIDDEN, "request.csrf");
    }
    return request.getUserPrincipal() instanceof ViewerAuthentication known
            && known.viewer() == null
        ? new Problem(HttpStatus.FORBIDDEN, "identity.institution-first")
        : Problem.forbidden();
  }
}
