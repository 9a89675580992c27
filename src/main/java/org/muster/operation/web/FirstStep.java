package org.muster.operation.web;

/**
 * One of the things that a new institution does first.
 *
 * @param word the end of its keys in the bundles
 * @param address the page where it is done
 */
public record FirstStep(String word, String address, boolean done) {}
