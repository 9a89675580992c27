package org.muster.shared.web;

import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** How much JSON is read at once, and which texts in it. */
@Configuration(proxyBeanMethods = false)
class SoundJson {

  /** One document; many reports are lines of their own. */
  private static final long MOST_BYTES = 16L << 20;

  @Bean
  static JsonFactoryBuilderCustomizer sizeOfJson() {
    return factory ->
        factory.streamReadConstraints(
            StreamReadConstraints.builder().maxDocumentLength(MOST_BYTES).build());
  }

  @Bean
  static JacksonModule textsOfJson() {
    return new SimpleModule("texts").addDeserializer(String.class, new Texts());
  }

  /**
   * JSON can write signs that are none: what PostgreSQL would not keep is refused on its way in,
   * where it is one line among many and not the whole batch.
   */
  private static final class Texts extends StdScalarDeserializer<String> {

    private Texts() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      var text = StringDeserializer.instance.deserialize(json, context);
      return text == null || sound(text)
          ? text
          : context.reportInputMismatch(this, "a sign that is none");
    }

    private static boolean sound(String text) {
      for (int n = 0; n < text.length(); n++) {
        char sign = text.charAt(n);
        if (sign == 0) {
          return false;
        }
        if (Character.isSurrogate(sign)) {
          if (!Character.isHighSurrogate(sign)
              || ++n == text.length()
              || !Character.isLowSurrogate(text.charAt(n))) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
