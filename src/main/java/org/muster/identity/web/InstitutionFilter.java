package org.muster.identity.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.HeldInstitutions;
import org.muster.shared.Problem;
import org.muster.shared.ProblemAnswers;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Puts the viewer's institution in force around the request, and names them for the trail. Whoever
 * is refused, or asks for what is not theirs to know of, leaves a line there.
 */
class InstitutionFilter extends OncePerRequestFilter {

  /** Asking the same again and again is one line in this time. */
  private static final Duration ONE_LINE = Duration.ofMinutes(1);

  private static final Pattern ID =
      Pattern.compile("[a-z]{1,20}=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private record Attempt(Viewer viewer, String method, String path) {}

  private final Trail trail;
  private final HeldInstitutions held;
  private final ProblemAnswers answers;
  private final Cache<Attempt, Boolean> told =
      Caffeine.newBuilder().expireAfterWrite(ONE_LINE).maximumSize(10_000).build();

  InstitutionFilter(Trail trail, HeldInstitutions held, ProblemAnswers answers) {
    this.trail = trail;
    this.held = held;
    this.answers = answers;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof ViewerAuthentication known
        && known.viewer() instanceof Viewer viewer) {
      if (held.isHeld(viewer.institution())) {
        // With none in force: the session, which is nobody's, is still written.
        answers.send(Problem.held(), request, response);
        return;
      }
      within(
          viewer,
          request.getRemoteAddr(),
          () -> {
            chain.doFilter(request, response);
            if (refused(request, response)) {
              tell(new Attempt(viewer, request.getMethod(), asked(request)));
            }
          });
    } else {
      chain.doFilter(request, response);
    }
  }

  /**
   * Not found counts where a page or operation was asked for something, not where there is none.
   */
  private static boolean refused(HttpServletRequest request, HttpServletResponse response) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return response.getStatus() == HttpServletResponse.SC_FORBIDDEN
        || response.getStatus() == HttpServletResponse.SC_NOT_FOUND
            && pattern instanceof String known
            && known.contains("{");
  }

  /** The address with the ids it asks for; what somebody typed to search for may be a name. */
  private static String asked(HttpServletRequest request) {
    var ids =
        Arrays.stream(Objects.requireNonNullElse(request.getQueryString(), "").split("&"))
            .filter(field -> ID.matcher(field).matches())
            .sorted()
            .collect(Collectors.joining("&"));
    return request.getRequestURI() + (ids.isEmpty() ? "" : "?" + ids);
  }

  private void tell(Attempt attempt) {
    if (told.asMap().putIfAbsent(attempt, true) == null) {
      trail.record("access.refused", "address", attempt.path(), Map.of("method", attempt.method()));
    }
  }

  private static void within(Viewer viewer, String origin, Rest rest)
      throws ServletException, IOException {
    try {
      CurrentInstitution.<Boolean, Exception>call(
          viewer.institution(),
          () ->
              new Actor(viewer.person(), viewer.name(), origin)
                  .<Boolean, Exception>call(
                      () -> {
                        rest.run();
                        return true;
                      }));
    } catch (ServletException | IOException | RuntimeException as) {
      throw as;
    } catch (Exception never) {
      throw new ServletException(never);
    }
  }

  private interface Rest {
    void run() throws ServletException, IOException;
  }
}
