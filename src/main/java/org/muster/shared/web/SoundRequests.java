package org.muster.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.muster.shared.ProblemAnswers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request that no handler could make sense of, before a filter behind this one stumbles
 * over it: a kind of content that is none, fields that are no text or far too many.
 */
@Component
@Order(SoundRequests.BEHIND_ENCODING)
class SoundRequests extends OncePerRequestFilter {

  /** Fields are read here, so it must be known by now in which encoding they are. */
  static final int BEHIND_ENCODING = Ordered.HIGHEST_PRECEDENCE + 10;

  private final ProblemAnswers answers;

  SoundRequests(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var problem = problem(request);
    if (problem == null) {
      chain.doFilter(request, response);
    } else {
      answers.send(problem, request, response);
    }
  }

  private static @Nullable Problem problem(HttpServletRequest request) {
    var content = request.getContentType();
    if (content != null && !concrete(content)) {
      return Statuses.problem(415);
    }
    if (content != null && content.startsWith("multipart/")) {
      // Not read before it is known who sends it.
      return null;
    }
    try {
      return request.getParameterMap().entrySet().stream().allMatch(SoundRequests::sound)
          ? null
          : Statuses.problem(400);
    } catch (InvalidParameterException broken) {
      return Statuses.problem(broken.getErrorCode());
    }
  }

  private static boolean concrete(String content) {
    try {
      return MediaType.parseMediaType(content).isConcrete();
    } catch (InvalidMediaTypeException none) {
      return false;
    }
  }

  /** PostgreSQL keeps no NUL, and nobody types one. */
  private static boolean sound(Map.Entry<String, String[]> field) {
    return field.getKey().indexOf('\0') < 0
        && Arrays.stream(field.getValue()).allMatch(value -> value.indexOf('\0') < 0);
  }
}
