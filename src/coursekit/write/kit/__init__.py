"""Certificates, name cards and forms as Word documents and as PDF."""
