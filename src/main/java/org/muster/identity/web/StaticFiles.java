package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches the style sheets, scripts and pictures that exist, by name. A pattern by ending would
 * also let through {@code /rounds/x.css}, which a page's address pattern may answer.
 */
class StaticFiles implements RequestMatcher {

  private static final String ROOT = "/static/";

  private final Set<String> paths;

  StaticFiles() {
    try {
      paths =
          Arrays.stream(
                  new PathMatchingResourcePatternResolver()
                      .getResources("classpath*:static/**/*.*"))
              .map(StaticFiles::path)
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String path(Resource file) {
    try {
      var url = file.getURL().toString();
      return url.substring(url.lastIndexOf(ROOT) + ROOT.length() - 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    return paths.contains(path) || path.startsWith("/webjars/");
  }
}
