package org.muster.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.muster.audit.Actor;
import org.muster.identity.Viewer;
import org.muster.shared.CurrentInstitution;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the viewer's institution in force around the request, and names them for the trail. */
class InstitutionFilter extends OncePerRequestFilter {

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
      within(viewer, () -> chain.doFilter(request, response));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void within(Viewer viewer, Rest rest) throws ServletException, IOException {
    try {
      CurrentInstitution.<Boolean, Exception>call(
          viewer.institution(),
          () ->
              new Actor(viewer.person(), viewer.name())
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
