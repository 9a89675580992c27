package org.muster.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.muster.identity.TokenScope;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The one place where the scopes of a token meet what an operation of the API needs. */
@Component
class TokenScopes implements HandlerInterceptor, WebMvcConfigurer {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/v1/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // What goes on later was let in when it began; a file or an error page is no operation.
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod operation) {
      var needed =
          TokenScope.neededBy(operation.getMethod(), operation.getBeanType())
              .orElseThrow(Problem::forbidden);
      if (!(SecurityContextHolder.getContext().getAuthentication()
              instanceof ViewerAuthentication bearer)
          || !bearer.scopes().contains(needed)) {
        throw new Problem(
            HttpStatus.FORBIDDEN,
            "identity.scope-missing",
            Map.of("scope", needed.word()),
            needed.word());
      }
    }
    return true;
  }
}
