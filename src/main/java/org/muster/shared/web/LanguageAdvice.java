package org.muster.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Languages;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives pages and handlers the reader's words, and lets {@code ?lang=} choose the language. */
@ControllerAdvice
class LanguageAdvice
    implements WebMvcConfigurer, HandlerMethodArgumentResolver, HandlerInterceptor {

  private final Texts texts;
  private final LocaleResolver locales;

  LanguageAdvice(Texts texts, LocaleResolver locales) {
    this.texts = texts;
    this.locales = locales;
  }

  @ModelAttribute("t")
  Text text(HttpServletRequest request) {
    return texts.of(request);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Text.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    return texts.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var wish = request.getMethod().equals("GET") ? request.getParameter("lang") : null;
    if (wish != null) {
      locales.setLocale(request, response, Languages.nearest(Locale.forLanguageTag(wish)));
    }
    return true;
  }

  /** What a web jar serves has its version in its address and never changes. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }
}
