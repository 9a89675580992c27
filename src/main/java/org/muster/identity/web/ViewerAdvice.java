package org.muster.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.shared.Problem;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers the viewer as a parameter, and pages the token that their forms send back. */
@ControllerAdvice
class ViewerAdvice implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  @ModelAttribute("csrf")
  String csrf(HttpServletRequest request) {
    // Asking for the token sets its cookie, which only a page has use for.
    return !request.getRequestURI().startsWith("/api/")
            && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? token.getToken()
        : "";
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == Viewer.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    var viewer =
        SecurityContextHolder.getContext().getAuthentication() instanceof ViewerAuthentication known
            ? known.viewer()
            : null;
    if (parameter.getParameterType() == Optional.class) {
      return Optional.ofNullable(viewer);
    }
    if (viewer == null && !parameter.isOptional()) {
      throw new Problem(HttpStatus.UNAUTHORIZED, "signed-out");
    }
    return viewer;
  }
}
