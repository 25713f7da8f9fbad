/**
 * The terms that policies, requests and ledgers speak in: categories, purposes, actions, kinds of people
 * and recipients, forms of data; what each means, and what it is called in the standards of the field.
 *
 * <p>Terms are data, read from a vocabulary file; the records here are only their typed names.
 */
@NullMarked
package com.onebackpak.compliance.vocabulary;

import org.jspecify.annotations.NullMarked;
