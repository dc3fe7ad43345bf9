import xml.etree.ElementTree as ET
