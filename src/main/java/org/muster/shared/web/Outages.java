package org.muster.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.muster.shared.Outage;
import org.muster.shared.Patience;
import org.muster.shared.ProblemAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the database cannot be asked, whoever stumbles over it before any handler (the session, the
 * token, the trail of who was refused) is told so like all others. Around everything that asks it.
 */
@Component
@Order(Outages.AROUND_ALL_THAT_ASK)
class Outages extends OncePerRequestFilter {

  static final int AROUND_ALL_THAT_ASK = Ordered.HIGHEST_PRECEDENCE + 5;

  private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

  /**
   * No statement of a page takes so long. What writes may: a round of a million opens in one
   * statement of two thirds of a minute, so whatever is not only looked at is waited for longer.
   */
  private static final Duration LOOKING = Duration.ofMinutes(1);

  private static final Duration WRITING = Duration.ofMinutes(10);

  private final ProblemAnswers answers;

  Outages(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Patience.<Boolean, Exception>call(
          request.getMethod().equals("GET") ? LOOKING : WRITING,
          () -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (ServletException | IOException | RuntimeException failure) {
      var problem = Outage.of(failure).orElse(null);
      if (problem == null) {
        throw failure;
      }
      LOG.warn("the database cannot be asked: {}", failure.toString());
      answers.send(problem, request, response);
    } catch (Exception never) {
      throw new ServletException(never);
    }
  }
}
