package org.muster.notices.channel;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A call of the WeChat family's, which is a flat piece of XML. */
public record Event(Map<String, String> fields) {

  private static final ErrorHandler QUIET =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException trifle) {}

        @Override
        public void error(SAXParseException wrong) throws SAXException {
          throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
          throw wrong;
        }
      };

  /** Reads it; empty for what is none. Nothing in it is fetched or expanded. */
  static Optional<Event> read(String xml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(QUIET);
      var root = builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
      var fields = new HashMap<String, String>();
      for (var node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element element) {
          fields.put(element.getTagName(), element.getTextContent().strip());
        }
      }
      return Optional.of(new Event(Map.copyOf(fields)));
    } catch (SAXException | IOException malformed) {
      return Optional.empty();
    } catch (ParserConfigurationException missing) {
      throw new IllegalStateException(missing);
    }
  }

  String encrypted() {
    return get("Encrypt");
  }

  /** One of its fields; empty where it has none of that name. */
  public String get(String name) {
    return fields.getOrDefault(name, "");
  }
}
