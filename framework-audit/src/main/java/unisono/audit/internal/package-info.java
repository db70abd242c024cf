/// What stands around emissions to keep them, and the table that they are kept in.
package unisono.audit.internal;
