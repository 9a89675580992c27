package org.muster.rounds.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muster.rounds.PersonalLinks;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Languages;
import org.muster.shared.Outage;
import org.muster.shared.Patience;
import org.muster.shared.Problem;
import org.muster.shared.ProblemAnswers;
import org.muster.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Answers {@code /c/<token>} right behind the security headers. Half a university opens it within
 * ten minutes, and it needs nothing of what comes after: no session, no sign-in, no dispatcher.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class PersonalLinkFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(PersonalLinkFilter.class);
  private static final String PATH = "/c/";

  /** Nobody stands longer before a telephone. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final PersonalLinks links;
  private final CheckInAnswers answers;
  private final DeviceMarks marks;
  private final TemplateEngine templates;
  private final Texts texts;
  private final LocaleResolver locales;
  private final ProblemAnswers problems;

  PersonalLinkFilter(
      PersonalLinks links,
      CheckInAnswers answers,
      DeviceMarks marks,
      TemplateEngine templates,
      Texts texts,
      LocaleResolver locales,
      ProblemAnswers problems) {
    this.links = links;
    this.answers = answers;
    this.marks = marks;
    this.templates = templates;
    this.texts = texts;
    this.locales = locales;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var shown = Patience.call(PATIENCE, () -> answer(request, response));
      show(shown, request, response);
    } catch (Problem problem) {
      problems.send(problem, request, response);
    } catch (RuntimeException failed) {
      var within = Problem.within(failed);
      if (within.isPresent()) {
        problems.send(within.get(), request, response);
        return;
      }
      if (Outage.is(failed)) {
        // Half a university asks within ten minutes: one line each, without where it came from.
        log.warn("a personal link could not be answered: {}", failed.toString());
      } else {
        log.error("a personal link could not be answered", failed);
      }
      problems.send(
          new Problem(HttpStatus.SERVICE_UNAVAILABLE, "rounds.busy", Map.of("retryAfter", 3)),
          request,
          response);
    }
  }

  private CheckInAnswers.Shown answer(HttpServletRequest request, HttpServletResponse response) {
    var path = request.getRequestURI();
    var bearer = links.bearer(path.substring(PATH.length()));
    return CurrentInstitution.call(
        bearer.institution(),
        () ->
            switch (request.getMethod()) {
              case "GET", "HEAD" -> {
                chooseLanguage(request, response);
                yield answers.ask(bearer.round(), bearer.person(), path);
              }
              case "POST" ->
                  answers.take(
                      bearer.round(),
                      bearer.person(),
                      fields(request),
                      path,
                      marks.of(request, bearer.round()));
              default -> throw new Problem(HttpStatus.METHOD_NOT_ALLOWED, "not-found");
            });
  }

  private void chooseLanguage(HttpServletRequest request, HttpServletResponse response) {
    var wish = request.getParameter("lang");
    if (wish != null) {
      locales.setLocale(request, response, Languages.nearest(Locale.forLanguageTag(wish)));
    }
  }

  private static Map<String, List<String>> fields(HttpServletRequest request) {
    try {
      var fields = new LinkedHashMap<String, List<String>>();
      request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
      return fields;
    } catch (IllegalStateException unreadable) {
      // Tomcat's word for too many fields, or for fields that are not what they say they are.
      throw Problem.unprocessable("rounds.answers");
    }
  }

  private void show(
      CheckInAnswers.Shown shown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var output = new Utf8ByteOutput();
    templates.render(
        shown.template() + ".jte", Map.of("t", texts.of(request), "page", shown.page()), output);
    response.setStatus(shown.status().value());
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
