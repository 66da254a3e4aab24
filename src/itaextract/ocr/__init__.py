"""Scanned pages: which pages OCR has to read, the engines, and the reading itself."""
