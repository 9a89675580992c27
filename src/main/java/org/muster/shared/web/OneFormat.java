package org.muster.shared.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Nothing is given in several formats under one address, so {@code Accept} chooses nothing. If it
 * were obeyed, whoever asks for a format that there is not would be refused after the work was
 * done.
 */
@Component
class OneFormat implements WebMvcConfigurer {

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer formats) {
    formats.strategies(List.of(request -> List.of(MediaType.ALL)));
  }
}
