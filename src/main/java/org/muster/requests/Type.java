package org.muster.requests;

import org.muster.forms.FormVersion;
import org.muster.forms.Phrase;

/**
 * A type of request as it is offered today.
 *
 * @param hint what it is for, in a sentence
 * @param rules what it does with what is asked
 */
public record Type(String code, Phrase name, Phrase hint, FormVersion form, RequestType rules) {}
