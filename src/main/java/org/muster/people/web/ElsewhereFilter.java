package org.muster.people.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.muster.people.Directory;
import org.muster.people.Elsewhere;
import org.muster.shared.LinkTokens;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends on whoever comes here for an institution that lives in another cell: by its host name, its
 * path or a personal link. Where to is read from the directory and from nothing that was sent, so
 * that no link leads to a place of somebody's choosing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ElsewhereFilter extends OncePerRequestFilter {

  private static final Pattern LINK = Pattern.compile("/(?:c|n|calendar)/([A-Za-z0-9_-]+)/?.*");
  private static final Pattern CODE = Pattern.compile("/(?:i|privacy)/([A-Za-z0-9_-]{2,32})");

  /** Pages before anybody is known: there the cell is told who is meant. */
  private static final Set<String> UNKNOWN = Set.of("/", "/sign-in");

  private final Directory directory;

  ElsewhereFilter(Directory directory) {
    this.directory = directory;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var place = directory.isAllHere() ? Optional.<Elsewhere>empty() : place(request);
    if (place.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
    response.setHeader("Location", address(place.get(), request));
  }

  private Optional<Elsewhere> place(HttpServletRequest request) {
    var path = request.getRequestURI();
    var link = LINK.matcher(path);
    var code = CODE.matcher(path);
    return (link.matches()
            ? LinkTokens.claimed(link.group(1)).flatMap(directory::elsewhere)
            : code.matches()
                ? directory.elsewhereByCode(code.group(1))
                : Optional.<Elsewhere>empty())
        .or(() -> directory.elsewhereByHost(request.getServerName()));
  }

  private static String address(Elsewhere place, HttpServletRequest request) {
    var path = request.getRequestURI();
    if (UNKNOWN.contains(path)) {
      return place.address() + "/i/" + place.code();
    }
    var query = request.getQueryString();
    return place.address() + path + (query == null ? "" : "?" + query);
  }
}
