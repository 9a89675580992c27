package org.muster.shared.web;

import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Languages;
import org.muster.shared.ProblemAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the container refuses by itself, since it is not even HTTP or asks for no address, is
 * answered as everything else: in the reader's language, and under {@code /api/} as a problem.
 */
@Component
class ContainerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final Logger LOG = LoggerFactory.getLogger(ContainerRefusals.class);

  private final ProblemAnswers answers;

  ContainerRefusals(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new Report(answers));
          }
        });
  }

  private static final class Report extends ErrorReportValve {

    private final ProblemAnswers answers;

    private Report(ProblemAnswers answers) {
      this.answers = answers;
      setShowReport(false);
      setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      if (response.getStatus() < 400
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      try {
        answers.send(Statuses.problem(response.getStatus()), new Unread(request), response);
        response.finishResponse();
      } catch (IOException | RuntimeException readerLeft) {
        LOG.warn("not told of {}", response.getStatus(), readerLeft);
      }
    }
  }

  /** A request of which the container may not have read so far as to whom it is for. */
  private static final class Unread extends HttpServletRequestWrapper {

    private final Request request;

    private Unread(Request request) {
      super(request);
      this.request = request;
    }

    @Override
    public String getContextPath() {
      return request.getContext() == null ? "" : super.getContextPath();
    }

    /** Of a header that is too long there is a name and no value. */
    @Override
    public Locale getLocale() {
      return Collections.list(super.getHeaders("Accept-Language")).contains(null)
          ? Languages.DEFAULT
          : super.getLocale();
    }

    /** Whoever sends no address is no browser. */
    @Override
    public String getRequestURI() {
      return Objects.requireNonNullElse(super.getRequestURI(), "/api/");
    }
  }
}
