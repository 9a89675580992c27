package org.muster.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.people.Scopes;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers the viewer's scope as a parameter; worked out once a request. */
@Configuration(proxyBeanMethods = false)
class ScopeArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  private static final String KEPT = Scope.class.getName();

  // Asked for late: this configures MVC, which must not pull the data source in with it.
  private final ObjectProvider<Scopes> scopes;

  ScopeArgument(ObjectProvider<Scopes> scopes) {
    this.scopes = scopes;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Scope.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    if (request.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST) instanceof Scope kept) {
      return kept;
    }
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof Viewer viewer)) {
      throw new Problem(HttpStatus.UNAUTHORIZED, "signed-out");
    }
    var scope = scopes.getObject().of(viewer);
    request.setAttribute(KEPT, scope, RequestAttributes.SCOPE_REQUEST);
    return scope;
  }
}
